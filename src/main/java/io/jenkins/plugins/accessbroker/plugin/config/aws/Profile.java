package io.jenkins.plugins.accessbroker.plugin.config.aws;

import hudson.Extension;
import hudson.Util;
import hudson.model.Descriptor;
import hudson.util.FormValidation;
import io.jenkins.plugins.accessbroker.issuer.aws.AwsRules;
import io.jenkins.plugins.accessbroker.issuer.aws.CredentialSource;
import io.jenkins.plugins.accessbroker.plugin.config.Checks;
import java.util.Optional;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** A profile of the AWS files of the account that the controller runs under. */
public final class Profile extends AwsIdentity {
    private final String name;

    @DataBoundConstructor
    public Profile(String name) {
        this.name = Util.fixNull(name).strip();
    }

    public String getName() {
        return name;
    }

    @Override
    Optional<String> problem() {
        return AwsRules.profile(name);
    }

    @Override
    CredentialSource source() {
        return new CredentialSource.Profile(name);
    }

    @Override
    String words() {
        return source().words();
    }

    /** {@code profile}. */
    @Extension(ordinal = 40)
    @Symbol("profile")
    public static final class DescriptorImpl extends Descriptor<AwsIdentity> {
        @Override
        public String getDisplayName() {
            return Messages.Profile_DisplayName();
        }

        @POST
        public FormValidation doCheckName(@QueryParameter String value) {
            return Checks.of(AwsRules.profile(Util.fixNull(value).strip()));
        }
    }
}
