package io.jenkins.plugins.accessbroker.audit.anchor.s3;

import io.jenkins.plugins.accessbroker.audit.anchor.AnchorHttp;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;

/**
 * A bucket, and the folder in it that checkpoints of all logs are in.
 *
 * @param bucket the bucket's name
 * @param prefix the folder, with slashes and none at its ends; empty for none
 * @param region the bucket's region, such as {@code eu-west-1}
 * @param endpoint the address of a service that is not Amazon's; its buckets are addressed by path
 */
public record S3Place(String bucket, String prefix, String region, Optional<URI> endpoint) {
    /** S3 user guide, "General purpose bucket naming rules". */
    private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");

    /** Characters that need no encoding anywhere. */
    private static final Pattern PREFIX =
            Pattern.compile("([A-Za-z0-9_-][A-Za-z0-9_.-]*(/[A-Za-z0-9_-][A-Za-z0-9_.-]*)*)?");

    private static final Pattern REGION = Pattern.compile("[a-z0-9][a-z0-9-]{1,62}");
    private static final String SCHEME = "s3://";

    /** Checks all parts; the message of the {@link IllegalArgumentException} is fit for whoever gave them. */
    public S3Place {
        if (!BUCKET.matcher(bucket).matches()) {
            throw new IllegalArgumentException(Quote.of(bucket) + " cannot be a bucket: write its name");
        }
        if (!PREFIX.matcher(prefix).matches() || prefix.length() > 512) {
            throw new IllegalArgumentException(Quote.of(prefix)
                    + " cannot be a folder of checkpoints: write letters, digits, `-`, `_`, `.` and `/`");
        }
        if (!REGION.matcher(region).matches()) {
            throw new IllegalArgumentException(Quote.of(region) + " cannot be a region: write one such as `eu-west-1`");
        }
        endpoint = endpoint.map(address -> AnchorHttp.address(address.toString()));
    }

    /** The place of a text {@code s3://bucket/prefix}. */
    public static S3Place parse(String text, String region, Optional<URI> endpoint) {
        if (!text.startsWith(SCHEME)) {
            throw new IllegalArgumentException("a bucket is written `s3://bucket/prefix`");
        }
        String[] parts = text.substring(SCHEME.length()).replaceFirst("/$", "").split("/", 2);
        return new S3Place(parts[0], parts.length == 2 ? parts[1] : "", region, endpoint);
    }

    /** The address of the bucket, without a slash at its end. A name with dots has no certificate of its own. */
    URI address() {
        if (endpoint.isPresent()) {
            return URI.create(endpoint.get() + "/" + bucket);
        }
        String host =
                "s3." + region + "." + PartitionMetadata.of(Region.of(region)).dnsSuffix();
        return URI.create(bucket.contains(".") ? "https://" + host + "/" + bucket : "https://" + bucket + "." + host);
    }

    /** The key of a name below the folder. */
    String key(String name) {
        return prefix.isEmpty() ? name : prefix + "/" + name;
    }

    /** As people write it. */
    @Override
    public String toString() {
        return SCHEME + bucket + (prefix.isEmpty() ? "" : "/" + prefix);
    }
}
