package io.jenkins.plugins.accessbroker.plugin.config.aws;

import com.cloudbees.plugins.credentials.common.StandardCredentials;
import hudson.Extension;
import hudson.Util;
import hudson.model.Descriptor;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.accessbroker.issuer.aws.AwsKeys;
import io.jenkins.plugins.accessbroker.issuer.aws.CredentialSource;
import io.jenkins.plugins.accessbroker.issuer.aws.SupplyFault;
import io.jenkins.plugins.accessbroker.plugin.config.Checks;
import io.jenkins.plugins.accessbroker.plugin.config.SystemCredentials;
import java.util.Optional;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** A Jenkins credential that holds AWS credentials, looked up each time that they are used. */
public final class JenkinsCredential extends AwsIdentity {
    private final String credentialsId;

    @DataBoundConstructor
    public JenkinsCredential(String credentialsId) {
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
        return new CredentialSource.SuppliedKeys(words(), () -> keys(credentialsId));
    }

    @Override
    String words() {
        return SystemCredentials.words(credentialsId);
    }

    private static AwsKeys keys(String id) throws SupplyFault {
        StandardCredentials found = SystemCredentials.find(id).orElseThrow(() -> new SupplyFault("is not there"));
        Optional<KeyForm> form = KeyForm.of(found);
        if (form.isEmpty()) {
            throw new SupplyFault("is neither an aws credential nor a user name with password");
        }
        return form.get().read(found);
    }

    /** {@code jenkinsCredential}. */
    @Extension(ordinal = 50)
    @Symbol("jenkinsCredential")
    public static final class DescriptorImpl extends Descriptor<AwsIdentity> {
        @Override
        public String getDisplayName() {
            return Messages.JenkinsCredential_DisplayName();
        }

        @POST
        public ListBoxModel doFillCredentialsIdItems(@QueryParameter String credentialsId) {
            return SystemCredentials.choices(
                    credentialsId,
                    item -> item instanceof StandardCredentials credential
                            && KeyForm.of(credential).isPresent());
        }

        @POST
        public FormValidation doCheckCredentialsId(@QueryParameter String value) {
            return Checks.of(SystemCredentials.problem(Util.fixNull(value).strip()));
        }
    }
}
