package io.jenkins.plugins.accessbroker.plugin.anchor;

import hudson.Extension;
import hudson.Util;
import hudson.model.Descriptor;
import hudson.util.FormValidation;
import io.jenkins.plugins.accessbroker.audit.anchor.Anchor;
import io.jenkins.plugins.accessbroker.audit.anchor.s3.S3Anchor;
import io.jenkins.plugins.accessbroker.audit.anchor.s3.S3Lock;
import io.jenkins.plugins.accessbroker.audit.anchor.s3.S3Place;
import io.jenkins.plugins.accessbroker.plugin.config.Checks;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;

/** An S3 bucket with object lock. Keys of AWS are those that the AWS SDK finds by itself. */
public final class AnchorBucket extends AuditAnchor {
    private static final int TEN_YEARS = 3650;

    private final String bucket;
    private final String region;
    private String prefix = "";
    private String endpoint = "";
    private int lockDays = TEN_YEARS;
    private boolean governance;

    @DataBoundConstructor
    public AnchorBucket(String bucket, String region) {
        this.bucket = Util.fixNull(bucket).strip();
        this.region = Util.fixNull(region).strip();
    }

    public String getBucket() {
        return bucket;
    }

    public String getRegion() {
        return region;
    }

    public String getPrefix() {
        return prefix;
    }

    @DataBoundSetter
    public void setPrefix(String prefix) {
        this.prefix = Util.fixNull(prefix).strip();
    }

    public String getEndpoint() {
        return endpoint;
    }

    @DataBoundSetter
    public void setEndpoint(String endpoint) {
        this.endpoint = Util.fixNull(endpoint).strip();
    }

    public int getLockDays() {
        return lockDays;
    }

    @DataBoundSetter
    public void setLockDays(int lockDays) {
        this.lockDays = lockDays;
    }

    /** Whether the lock is one that some may undo. */
    public boolean isGovernance() {
        return governance;
    }

    @DataBoundSetter
    public void setGovernance(boolean governance) {
        this.governance = governance;
    }

    @Override
    String place() {
        return "s3://" + bucket + "/" + prefix + " " + endpoint;
    }

    @Override
    Optional<String> placeProblem() {
        return problem("bucket", () -> s3(bucket, prefix, region, endpoint)).or(() -> problem("lockDays", this::lock));
    }

    private static S3Place s3(String bucket, String prefix, String region, String endpoint) {
        return new S3Place(
                bucket,
                prefix,
                region,
                Optional.ofNullable(Util.fixEmpty(endpoint)).map(URI::create));
    }

    private S3Lock lock() {
        return new S3Lock(governance ? S3Lock.Mode.GOVERNANCE : S3Lock.Mode.COMPLIANCE, lockDays);
    }

    @Override
    Anchor open(Path log, Path state, InstantSource clock) {
        return new S3Anchor(
                s3(bucket, prefix, region, endpoint),
                lock(),
                DefaultCredentialsProvider.builder().build(),
                ControllerHttp.client(),
                clock);
    }

    /** {@code s3}. */
    @Extension(ordinal = 20)
    @Symbol("s3")
    public static final class DescriptorImpl extends Descriptor<AuditAnchor> {
        @Override
        public String getDisplayName() {
            return Messages.AnchorBucket_DisplayName();
        }

        @POST
        public FormValidation doCheckBucket(
                @QueryParameter String value,
                @QueryParameter String prefix,
                @QueryParameter String region,
                @QueryParameter String endpoint) {
            return Checks.of(problem(
                    "bucket",
                    () -> s3(
                            Util.fixNull(value).strip(),
                            Util.fixNull(prefix).strip(),
                            Util.fixNull(region).strip(),
                            Util.fixNull(endpoint).strip())));
        }
    }
}
