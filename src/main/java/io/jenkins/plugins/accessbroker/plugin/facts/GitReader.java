package io.jenkins.plugins.accessbroker.plugin.facts;

import hudson.Extension;
import hudson.model.Run;
import hudson.plugins.git.BranchSpec;
import hudson.plugins.git.GitSCM;
import hudson.plugins.git.RevisionParameterAction;
import hudson.plugins.git.UserRemoteConfig;
import hudson.scm.SCM;
import io.jenkins.plugins.accessbroker.request.ChangeRequest;
import io.jenkins.plugins.accessbroker.request.Fact;
import io.jenkins.plugins.accessbroker.request.Revision;
import java.util.List;
import java.util.Optional;
import jenkins.plugins.git.AbstractGitSCMSource;
import jenkins.plugins.git.GitSCMHeadMixin;
import jenkins.scm.api.SCMHead;
import jenkins.scm.api.SCMSource;
import jenkins.scm.api.mixin.TagSCMHead;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** What the git plugin can say. */
@Restricted(NoExternalUse.class)
@Extension(optional = true)
public final class GitReader extends ScmReader {
    private static final String ORIGIN = "the SCM configuration of the job";

    @Override
    Optional<ScmFacts> read(SCM scm, Run<?, ?> run, boolean direct) {
        return scm instanceof GitSCM git ? Optional.of(read(git, run, direct)) : Optional.empty();
    }

    @Override
    Optional<String> whyNotABranch(SCMHead head) {
        return head instanceof GitSCMHeadMixin git
                        && !(head instanceof TagSCMHead)
                        && !git.getRef().startsWith(GitBranchSpec.HEADS)
                ? Optional.of("the head of the job is a ref outside `refs/heads`, which may be a change request's")
                : Optional.empty();
    }

    @Override
    Optional<String> remoteOf(SCMSource source) {
        return source instanceof AbstractGitSCMSource git ? Optional.ofNullable(git.getRemote()) : Optional.empty();
    }

    private static ScmFacts read(GitSCM git, Run<?, ?> run, boolean direct) {
        Optional<String> doubt = GitSetup.doubt(git.getClass() == GitSCM.class, remotes(git), extensions(git));
        if (run.getAction(RevisionParameterAction.class) != null) {
            doubt = Optional.of("the build was started for a commit that its starter named");
        }
        List<String> specs = git.getBranches().stream().map(BranchSpec::getName).toList();
        doubt = doubt.or(() -> GitBranchSpec.foreign(specs));
        if (doubt.isPresent()) {
            return ScmFacts.unknown(doubt.get());
        }
        Fact<ChangeRequest> none = Fact.absent(ORIGIN + ", which names no change request");
        Fact<String> branch = Gather.name("branch", () -> GitBranchSpec.branch(specs, direct, ORIGIN));
        return new ScmFacts(branch, none, revision(git, branch));
    }

    /** The repository, where the Jenkinsfile is surely that of the branch which the configuration names. */
    private static Fact<Revision> revision(GitSCM git, Fact<String> branch) {
        String repository = RepositoryName.of(remotes(git).get(0).url());
        return branch.match(
                name -> Gather.fact(
                        "revision", () -> Fact.of(new Revision(repository, Optional.empty(), true), ORIGIN)),
                () -> Fact.absent(ORIGIN),
                Fact::unknown);
    }

    private static List<GitSetup.Remote> remotes(GitSCM git) {
        return git.getUserRemoteConfigs().stream().map(GitReader::remote).toList();
    }

    private static GitSetup.Remote remote(UserRemoteConfig config) {
        return new GitSetup.Remote(
                Optional.ofNullable(config.getName())
                        .filter(name -> !name.isBlank())
                        .orElse("origin"),
                Optional.ofNullable(config.getUrl()).orElse(""),
                Optional.ofNullable(config.getRefspec()).orElse(""));
    }

    private static List<String> extensions(GitSCM git) {
        return git.getExtensions().stream()
                .map(extension -> extension.getClass().getName())
                .toList();
    }
}
