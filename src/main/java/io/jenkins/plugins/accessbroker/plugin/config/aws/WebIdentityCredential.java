package io.jenkins.plugins.accessbroker.plugin.config.aws;

import com.cloudbees.plugins.credentials.common.StandardCredentials;
import hudson.Extension;
import hudson.Util;
import hudson.model.Descriptor;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.accessbroker.issuer.Secret;
import io.jenkins.plugins.accessbroker.issuer.aws.CredentialSource;
import io.jenkins.plugins.accessbroker.issuer.aws.SupplyFault;
import io.jenkins.plugins.accessbroker.plugin.config.Checks;
import io.jenkins.plugins.accessbroker.plugin.config.SystemCredentials;
import java.util.Optional;
import org.jenkinsci.Symbol;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** A Jenkins credential that gives a web identity token as its text, such as an id token of the controller's own. */
public final class WebIdentityCredential extends AwsIdentity {
    private final String credentialsId;

    @DataBoundConstructor
    public WebIdentityCredential(String credentialsId) {
        this.credentialsId = Util.fixNull(credentialsId).strip();
    }

    public String getCredentialsId() {
        return credentialsId;
    }

    @Override
    Optional<String> problem() {
        return SystemCredentials.problem(credentialsId);
    }

    @Override
    CredentialSource source() {
        return new CredentialSource.SuppliedToken(words(), () -> token(credentialsId));
    }

    @Override
    String words() {
        return "web identity in " + SystemCredentials.words(credentialsId);
    }

    private static Secret token(String id) throws SupplyFault {
        StandardCredentials found = SystemCredentials.find(id).orElseThrow(() -> new SupplyFault("is not there"));
        if (!(found instanceof StringCredentials text)) {
            throw new SupplyFault("is not a secret text");
        }
        String token = text.getSecret().getPlainText();
        if (token.isBlank()) {
            throw new SupplyFault("has no text");
        }
        return Secret.of(token);
    }

    /** {@code webIdentityCredential}. */
    @Extension(ordinal = 10)
    @Symbol("webIdentityCredential")
    public static final class DescriptorImpl extends Descriptor<AwsIdentity> {
        @Override
        public String getDisplayName() {
            return Messages.WebIdentityCredential_DisplayName();
        }

        @POST
        public ListBoxModel doFillCredentialsIdItems(@QueryParameter String credentialsId) {
            return SystemCredentials.choices(credentialsId, item -> item instanceof StringCredentials);
        }

        @POST
        public FormValidation doCheckCredentialsId(@QueryParameter String value) {
            return Checks.of(SystemCredentials.problem(Util.fixNull(value).strip()));
        }
    }
}
