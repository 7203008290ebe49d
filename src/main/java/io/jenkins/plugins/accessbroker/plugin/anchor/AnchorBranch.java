package io.jenkins.plugins.accessbroker.plugin.anchor;

import com.cloudbees.plugins.credentials.CredentialsMatchers;
import com.cloudbees.plugins.credentials.common.StandardUsernamePasswordCredentials;
import hudson.Util;
import hudson.model.Descriptor;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.accessbroker.audit.anchor.Anchor;
import io.jenkins.plugins.accessbroker.audit.anchor.git.GitAnchor;
import io.jenkins.plugins.accessbroker.plugin.config.Checks;
import io.jenkins.plugins.accessbroker.plugin.config.SystemCredentials;
import io.jenkins.plugins.accessbroker.policy.git.RemoteBranch;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.jenkinsci.Symbol;
import org.jenkinsci.plugins.variant.OptionalExtension;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** A branch of a Git repository over HTTPS. */
public final class AnchorBranch extends AuditAnchor {
    private static final String DEFAULT = "anchors";

    private final String url;
    private String branch = DEFAULT;
    private String credentialsId = "";

    @DataBoundConstructor
    public AnchorBranch(String url) {
        this.url = Util.fixNull(url).strip();
    }

    public String getUrl() {
        return url;
    }

    public String getBranch() {
        return branch;
    }

    @DataBoundSetter
    public void setBranch(String branch) {
        this.branch = Util.fixNull(branch).strip();
    }

    public String getCredentialsId() {
        return credentialsId;
    }

    @DataBoundSetter
    public void setCredentialsId(String credentialsId) {
        this.credentialsId = Util.fixNull(credentialsId).strip();
    }

    @Override
    String place() {
        return "git:" + url + " " + branch;
    }

    @Override
    Optional<String> placeProblem() {
        return problem(url, branch);
    }

    private static Optional<String> problem(String url, String branch) {
        return url.startsWith("ssh:")
                ? Optional.of("`url`: only HTTPS is for forms: publish over SSH with `access-broker audit anchor`")
                : problem("url", () -> new RemoteBranch(url, branch, ""));
    }

    @Override
    Anchor open(Path log, Path state, InstantSource clock) {
        RemoteBranch remote = new RemoteBranch(url, branch, "");
        return new GitAnchor(
                remote, new CredentialAccess(credentialsId), state.resolveSibling(state.getFileName() + ".git"), clock);
    }

    /** {@code git}. */
    @OptionalExtension(requirePlugins = "git", ordinal = 30)
    @Symbol("git")
    public static final class DescriptorImpl extends Descriptor<AuditAnchor> {
        @Override
        public String getDisplayName() {
            return Messages.AnchorBranch_DisplayName();
        }

        @POST
        public FormValidation doCheckUrl(@QueryParameter String value, @QueryParameter String branch) {
            return Checks.of(
                    problem(Util.fixNull(value).strip(), Util.fixNull(branch).strip()));
        }

        @POST
        public ListBoxModel doFillCredentialsIdItems(@QueryParameter String credentialsId) {
            return SystemCredentials.choices(
                    credentialsId, CredentialsMatchers.instanceOf(StandardUsernamePasswordCredentials.class));
        }
    }
}
