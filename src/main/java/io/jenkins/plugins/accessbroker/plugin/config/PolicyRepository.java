package io.jenkins.plugins.accessbroker.plugin.config;

import com.cloudbees.plugins.credentials.common.StandardCredentials;
import hudson.Extension;
import hudson.Util;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** A branch of a Git repository that policies are read from, and what it takes to read it. */
public final class PolicyRepository extends AbstractDescribableImpl<PolicyRepository> {
    static final String DEFAULT_BRANCH = "main";
    static final int DEFAULT_MINUTES = 5;

    private static final int MOST_MINUTES = 1_440;

    private final String url;
    private String branch = DEFAULT_BRANCH;
    private String folder = "";
    private String credentialsId = "";
    private String knownHostsFile = "";
    private int minutes = DEFAULT_MINUTES;
    private String rewritten = "";

    @DataBoundConstructor
    public PolicyRepository(String url) {
        this.url = Util.fixNull(url).strip();
    }

    /** {@code https://host/path} or {@code ssh://user@host/path}. */
    public String getUrl() {
        return url;
    }

    public String getBranch() {
        return branch;
    }

    @DataBoundSetter
    public void setBranch(String branch) {
        this.branch = Objects.requireNonNullElse(Util.fixEmptyAndTrim(branch), DEFAULT_BRANCH);
    }

    /** The folder that has the policies, with slashes; empty for the repository's root. */
    public String getFolder() {
        return folder;
    }

    @DataBoundSetter
    public void setFolder(String folder) {
        this.folder = Util.fixNull(folder).strip();
    }

    /** The credential of Jenkins that it is read with; empty where none is needed. */
    public String getCredentialsId() {
        return credentialsId;
    }

    @DataBoundSetter
    public void setCredentialsId(String credentialsId) {
        this.credentialsId = Util.fixNull(credentialsId).strip();
    }

    /** The file of known hosts for SSH, absolute or relative to {@code JENKINS_HOME}; empty for HTTPS. */
    public String getKnownHostsFile() {
        return knownHostsFile;
    }

    @DataBoundSetter
    public void setKnownHostsFile(String knownHostsFile) {
        this.knownHostsFile = Util.fixNull(knownHostsFile).strip();
    }

    /** The minutes between two fetches. */
    public int getMinutes() {
        return minutes;
    }

    @DataBoundSetter
    public void setMinutes(int minutes) {
        this.minutes = minutes;
    }

    /** The commit that is taken though it does not follow the one in force; empty if none is. */
    public String getRewritten() {
        return rewritten;
    }

    @DataBoundSetter
    public void setRewritten(String rewritten) {
        this.rewritten = Util.fixNull(rewritten).strip();
    }

    /** As messages name it. */
    String name() {
        return Quote.escape(url + " branch " + branch + (folder.isEmpty() ? "" : " folder " + folder));
    }

    /** What is wrong with it. */
    List<String> problems() {
        List<String> problems = new ArrayList<>();
        minutes(minutes).ifPresent(problems::add);
        RepositoryReader.problem(this).ifPresent(problems::add);
        return problems;
    }

    private static Optional<String> minutes(int minutes) {
        return minutes < 1 || minutes > MOST_MINUTES
                ? Optional.of("`minutes`: expected a number from 1 to " + MOST_MINUTES + ", found `" + minutes + "`")
                : Optional.empty();
    }

    private List<Object> values() {
        return List.of(url, branch, folder, credentialsId, knownHostsFile, minutes, rewritten);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PolicyRepository repository && values().equals(repository.values());
    }

    @Override
    public int hashCode() {
        return values().hashCode();
    }

    /** The form. */
    @Extension
    public static final class DescriptorImpl extends Descriptor<PolicyRepository> {
        @Override
        public String getDisplayName() {
            return "";
        }

        @POST
        public ListBoxModel doFillCredentialsIdItems(@QueryParameter String credentialsId) {
            return SystemCredentials.choices(
                    credentialsId,
                    item -> item instanceof StandardCredentials credential && RepositoryReader.takes(credential));
        }

        @POST
        public FormValidation doCheckUrl(
                @QueryParameter String value,
                @QueryParameter String branch,
                @QueryParameter String folder,
                @QueryParameter String credentialsId,
                @QueryParameter String knownHostsFile,
                @QueryParameter String rewritten) {
            PolicyRepository repository = new PolicyRepository(value);
            repository.setBranch(branch);
            repository.setFolder(folder);
            repository.setCredentialsId(credentialsId);
            repository.setKnownHostsFile(knownHostsFile);
            repository.setRewritten(rewritten);
            return Checks.of(RepositoryReader.problem(repository));
        }

        @POST
        public FormValidation doCheckMinutes(@QueryParameter int value) {
            return Checks.of(minutes(value));
        }
    }
}
