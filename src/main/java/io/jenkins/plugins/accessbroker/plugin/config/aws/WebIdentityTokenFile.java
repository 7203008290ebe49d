package io.jenkins.plugins.accessbroker.plugin.config.aws;

import hudson.Extension;
import hudson.Util;
import hudson.model.Descriptor;
import hudson.util.FormValidation;
import io.jenkins.plugins.accessbroker.issuer.aws.AwsRules;
import io.jenkins.plugins.accessbroker.issuer.aws.CredentialSource;
import io.jenkins.plugins.accessbroker.plugin.config.Checks;
import java.nio.file.Path;
import java.util.Optional;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** A file on the controller that holds a web identity token and is written anew before the token expires. */
public final class WebIdentityTokenFile extends AwsIdentity {
    private static final String FIELD = "path";

    private final String path;

    @DataBoundConstructor
    public WebIdentityTokenFile(String path) {
        this.path = Util.fixNull(path).strip();
    }

    public String getPath() {
        return path;
    }

    @Override
    Optional<String> problem() {
        return AwsRules.path(FIELD, path);
    }

    @Override
    CredentialSource source() {
        return new CredentialSource.WebIdentityTokenFile(Path.of(path));
    }

    @Override
    String words() {
        return source().words();
    }

    /** {@code webIdentityTokenFile}. */
    @Extension(ordinal = 20)
    @Symbol("webIdentityTokenFile")
    public static final class DescriptorImpl extends Descriptor<AwsIdentity> {
        @Override
        public String getDisplayName() {
            return Messages.WebIdentityTokenFile_DisplayName();
        }

        @POST
        public FormValidation doCheckPath(@QueryParameter String value) {
            return Checks.of(AwsRules.path(FIELD, Util.fixNull(value).strip()));
        }
    }
}
