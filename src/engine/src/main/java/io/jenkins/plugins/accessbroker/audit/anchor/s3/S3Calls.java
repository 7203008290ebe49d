package io.jenkins.plugins.accessbroker.audit.anchor.s3;

import io.jenkins.plugins.accessbroker.audit.anchor.AnchorFault;
import io.jenkins.plugins.accessbroker.audit.anchor.AnchorFault.Reason;
import io.jenkins.plugins.accessbroker.audit.anchor.AnchorHttp;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;

/** Requests to one bucket, each signed by Signature Version 4 with its payload, sent once. */
final class S3Calls {
    /** A list of 1,000 versions, each with all that S3 says of one. */
    private static final int LARGEST = 4 << 20;

    /** What Java's client sets itself. */
    private static final Set<String> OWN = Set.of("host", "content-length");

    private final S3Place place;
    private final AwsCredentialsProvider credentials;
    private final AnchorHttp http;
    private final InstantSource clock;
    private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();

    S3Calls(S3Place place, AwsCredentialsProvider credentials, AnchorHttp http, InstantSource clock) {
        this.place = place;
        this.credentials = credentials;
        this.http = http;
        this.clock = clock;
    }

    /** Reads or lists something; {@code query} is sent in its order. */
    HttpResponse<byte[]> read(SdkHttpMethod method, String key, Map<String, String> query) throws AnchorFault {
        return send(method, key, query, Map.of(), new byte[0]);
    }

    HttpResponse<byte[]> put(String key, Map<String, String> headers, byte[] content) throws AnchorFault {
        return send(SdkHttpMethod.PUT, key, Map.of(), headers, content);
    }

    private HttpResponse<byte[]> send(
            SdkHttpMethod method, String key, Map<String, String> query, Map<String, String> headers, byte[] content)
            throws AnchorFault {
        SdkHttpFullRequest.Builder request =
                SdkHttpFullRequest.builder().method(method).uri(URI.create(place.address() + "/" + key));
        query.forEach(request::putRawQueryParameter);
        headers.forEach(request::putHeader);
        SdkHttpRequest signed = sign(request.build(), content);
        HttpRequest.Builder sent = HttpRequest.newBuilder(signed.getUri())
                .method(
                        method.name(),
                        method == SdkHttpMethod.PUT ? BodyPublishers.ofByteArray(content) : BodyPublishers.noBody());
        signed.forEachHeader((name, values) -> {
            if (!OWN.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> sent.header(name, value));
            }
        });
        return http.send(sent.build(), LARGEST);
    }

    private SdkHttpRequest sign(SdkHttpRequest request, byte[] content) throws AnchorFault {
        try {
            AwsCredentials identity = credentials.resolveCredentials();
            return signer.sign(sign -> sign.identity(identity)
                            .request(request)
                            .payload(() -> new ByteArrayInputStream(content))
                            .putProperty(AwsV4FamilyHttpSigner.SERVICE_SIGNING_NAME, "s3")
                            .putProperty(AwsV4HttpSigner.REGION_NAME, place.region())
                            .putProperty(AwsV4FamilyHttpSigner.DOUBLE_URL_ENCODE, false)
                            .putProperty(AwsV4FamilyHttpSigner.NORMALIZE_PATH, false)
                            .putProperty(HttpSigner.SIGNING_CLOCK, Clock.fixed(clock.instant(), ZoneOffset.UTC)))
                    .request();
        } catch (SdkException e) {
            throw new AnchorFault(
                    Reason.CONFIGURATION,
                    "there are no keys of AWS for the bucket `" + place
                            + "`: give this process some, as the AWS SDK looks for them",
                    e);
        }
    }
}
