package io.jenkins.plugins.accessbroker.plugin.config.aws;

import hudson.Extension;
import hudson.model.Descriptor;
import io.jenkins.plugins.accessbroker.issuer.aws.CredentialSource;
import java.util.Optional;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;

/** What the AWS SDK finds by itself: environment, shared files, container, instance. */
public final class DefaultChain extends AwsIdentity {
    @DataBoundConstructor
    public DefaultChain() {
        // There is nothing to say.
    }

    @Override
    Optional<String> problem() {
        return Optional.empty();
    }

    @Override
    CredentialSource source() {
        return new CredentialSource.DefaultChain();
    }

    @Override
    String words() {
        return source().words();
    }

    /** {@code defaultChain}. */
    @Extension(ordinal = 60)
    @Symbol("defaultChain")
    public static final class DescriptorImpl extends Descriptor<AwsIdentity> {
        @Override
        public String getDisplayName() {
            return Messages.DefaultChain_DisplayName();
        }
    }
}
