package io.jenkins.plugins.accessbroker.issuer.aws;

import io.jenkins.plugins.accessbroker.issuer.IssuerFault;
import io.jenkins.plugins.accessbroker.text.Durations;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileFileSupplier;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.utils.IoUtils;

/** AWS credentials with which calls are signed. */
final class SigningIdentity implements Identity {
    private final CredentialSource source;
    private final AwsCredentialsProvider provider;

    SigningIdentity(CredentialSource source, AwsCredentialsProvider provider) {
        this.source = source;
        this.provider = provider;
    }

    static Identity of(CredentialSource source) {
        return new SigningIdentity(source, provider(source));
    }

    private static AwsCredentialsProvider provider(CredentialSource source) {
        if (source instanceof CredentialSource.Profile profile) {
            return ProfileCredentialsProvider.builder()
                    .profileFile(ProfileFileSupplier.defaultSupplier())
                    .profileName(profile.name())
                    .build();
        }
        if (source instanceof CredentialSource.CredentialsFile file) {
            return ProfileCredentialsProvider.builder()
                    .profileFile(ProfileFileSupplier.reloadWhenModified(file.path(), ProfileFile.Type.CREDENTIALS))
                    .profileName("default")
                    .build();
        }
        if (source instanceof CredentialSource.SuppliedKeys supplied) {
            return new SuppliedProvider(supplied.keys());
        }
        return DefaultCredentialsProvider.builder().build();
    }

    @Override
    public StsCall call(Wish wish, StsClient client) throws IssuerFault {
        AwsCredentials credentials = credentials();
        boolean chained = credentials instanceof AwsSessionCredentials;
        if (chained && wish.ttl().compareTo(StsLimits.LONGEST_CHAINED) > 0) {
            throw new IssuerFault(
                    IssuerFault.Reason.BOUNDS,
                    "a session of role `" + wish.role() + "` for " + Durations.format(wish.ttl())
                            + " is more than sts gives here: the broker's own credentials (" + source.words()
                            + ") are a session too, and a session that comes of a session lasts at most "
                            + Durations.format(StsLimits.LONGEST_CHAINED) + ": write `ttl: "
                            + Durations.format(StsLimits.LONGEST_CHAINED) + "` or less in the grant");
        }
        return Requests.signed(client, credentials);
    }

    private AwsCredentials credentials() throws IssuerFault {
        try {
            return provider.resolveCredentials();
        } catch (SuppliedProvider.Missing e) {
            throw none(e.getMessage());
        } catch (SdkException | IllegalArgumentException | IllegalStateException | java.io.UncheckedIOException e) {
            throw none("gave none");
        }
    }

    private IssuerFault none(String what) {
        return new IssuerFault(
                IssuerFault.Reason.CONFIGURATION,
                "the broker has no aws credentials of its own to ask sts with: " + source.words() + " " + what
                        + ": ask the administrator to check `credentials` in the issuer's settings");
    }

    @Override
    public void close() {
        if (provider instanceof AutoCloseable closeable) {
            IoUtils.closeQuietlyV2(closeable, null);
        }
    }
}
