package io.jenkins.plugins.accessbroker.plugin.config.github;

import hudson.Extension;
import hudson.Util;
import hudson.model.Descriptor;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.accessbroker.issuer.Issuer;
import io.jenkins.plugins.accessbroker.issuer.github.GitHubRules;
import io.jenkins.plugins.accessbroker.issuer.github.GitHubSetup;
import io.jenkins.plugins.accessbroker.issuer.github.KeySource;
import io.jenkins.plugins.accessbroker.plugin.config.Checks;
import io.jenkins.plugins.accessbroker.plugin.config.IssuerConfiguration;
import io.jenkins.plugins.accessbroker.plugin.config.SystemCredentials;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** The issuer of installation tokens of a GitHub App. The App's private key is in a credential of Jenkins. */
public final class GitHubIssuerConfiguration extends IssuerConfiguration {
    private static final String KEY = "privateKeyCredentialsId";

    private final String clientId;
    private final String privateKeyCredentialsId;
    private String apiUrl = "";

    @DataBoundConstructor
    public GitHubIssuerConfiguration(String clientId, String privateKeyCredentialsId) {
        this.clientId = Util.fixNull(clientId).strip();
        this.privateKeyCredentialsId = Util.fixNull(privateKeyCredentialsId).strip();
    }

    /** The App's client id, or its id. */
    public String getClientId() {
        return clientId;
    }

    public String getPrivateKeyCredentialsId() {
        return privateKeyCredentialsId;
    }

    public String getApiUrl() {
        return apiUrl;
    }

    @DataBoundSetter
    public void setApiUrl(String apiUrl) {
        this.apiUrl = Util.fixNull(apiUrl).strip();
    }

    @Override
    public String name() {
        return "github";
    }

    @Override
    public String summary() {
        return "asks " + (apiUrl.isEmpty() ? "github.com" : "the github at " + apiUrl) + " as app " + clientId
                + " with " + SystemCredentials.words(privateKeyCredentialsId);
    }

    @Override
    public List<String> problems() {
        List<String> problems = new ArrayList<>(setup().problems());
        SystemCredentials.problem(KEY, privateKeyCredentialsId).ifPresent(problems::add);
        return problems;
    }

    @Override
    public Issuer toIssuer(InstantSource clock) {
        return setup().open(clock);
    }

    private GitHubSetup setup() {
        KeySource key = new KeySource.SuppliedKey(
                SystemCredentials.words(privateKeyCredentialsId), () -> PrivateKey.of(privateKeyCredentialsId));
        return new GitHubSetup(Optional.ofNullable(Util.fixEmpty(apiUrl)), clientId, key, ControllerProxy.settings());
    }

    /** {@code github}. */
    @Extension
    @Symbol("github")
    public static final class DescriptorImpl extends Descriptor<IssuerConfiguration> {
        @Override
        public String getDisplayName() {
            return Messages.GitHubIssuerConfiguration_DisplayName();
        }

        @POST
        public FormValidation doCheckApiUrl(@QueryParameter String value) {
            return Checks.of(Optional.ofNullable(Util.fixEmptyAndTrim(value)).flatMap(GitHubRules::apiUrl));
        }

        @POST
        public FormValidation doCheckClientId(@QueryParameter String value) {
            return Checks.of(GitHubRules.app(Util.fixNull(value).strip()));
        }

        @POST
        public ListBoxModel doFillPrivateKeyCredentialsIdItems(@QueryParameter String privateKeyCredentialsId) {
            return SystemCredentials.choices(privateKeyCredentialsId, PrivateKey::fits);
        }

        @POST
        public FormValidation doCheckPrivateKeyCredentialsId(@QueryParameter String value) {
            return Checks.of(SystemCredentials.problem(KEY, Util.fixNull(value).strip()));
        }
    }
}
