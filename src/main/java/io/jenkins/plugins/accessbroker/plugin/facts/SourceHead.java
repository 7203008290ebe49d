package io.jenkins.plugins.accessbroker.plugin.facts;

import hudson.Util;
import hudson.model.Job;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.accessbroker.request.ChangeRequest;
import io.jenkins.plugins.accessbroker.request.ChangeRequest.Origin;
import io.jenkins.plugins.accessbroker.request.Fact;
import io.jenkins.plugins.accessbroker.request.Revision;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.io.IOException;
import java.util.Optional;
import jenkins.scm.api.SCMHead;
import jenkins.scm.api.SCMHeadOrigin;
import jenkins.scm.api.SCMRevision;
import jenkins.scm.api.SCMRevisionAction;
import jenkins.scm.api.SCMSource;
import jenkins.scm.api.metadata.ContributorMetadataAction;
import jenkins.scm.api.mixin.ChangeRequestSCMHead;
import jenkins.scm.api.mixin.TagSCMHead;

/**
 * The head that a multibranch project made the job for.
 *
 * @param job the job
 * @param source the branch source that found the head
 * @param head the head
 * @param recorded the revision that was recorded for the build when it began
 */
record SourceHead(Job<?, ?> job, SCMSource source, SCMHead head, Optional<SCMRevision> recorded) {
    private static final String HEAD = "the branch source head of the job";

    static SourceHead of(SCMSource source, SCMHead head, Run<?, ?> run) {
        Optional<SCMRevision> recorded = run.getActions(SCMRevisionAction.class).stream()
                .filter(action -> source.getId().equals(action.getSourceId()))
                .map(SCMRevisionAction::getRevision)
                .findFirst();
        return new SourceHead(run.getParent(), source, head, recorded);
    }

    ScmFacts facts() {
        Optional<String> other =
                otherHead().or(() -> ScmReader.notABranch(head)).or(this::foreign);
        if (other.isPresent()) {
            return ScmFacts.unknown(other.get());
        }
        return new ScmFacts(
                Gather.name("branch", this::branch),
                Gather.fact("change request", this::changeRequest),
                Gather.fact("revision", this::revision));
    }

    /** A head that the SCM moved since the build began, such as a change request with another target. */
    private Optional<String> otherHead() {
        return recorded.filter(revision -> !revision.getHead().equals(head))
                .map(revision -> "the head of the job is no longer the one that the build was started for");
    }

    private Optional<String> foreign() {
        return head instanceof ChangeRequestSCMHead || isOwn()
                ? Optional.empty()
                : Optional.of("the head of the job lives in a fork and is no change request");
    }

    private boolean isOwn() {
        return SCMHeadOrigin.DEFAULT.equals(head.getOrigin());
    }

    private Fact<String> branch() {
        if (head instanceof ChangeRequestSCMHead change) {
            return Fact.of(change.getTarget().getName(), "the target of " + HEAD);
        }
        return head instanceof TagSCMHead
                ? Fact.absent(HEAD + ", which is the tag " + Quote.of(head.getName()))
                : Fact.of(head.getName(), HEAD);
    }

    private Fact<ChangeRequest> changeRequest() throws IOException, InterruptedException {
        if (!(head instanceof ChangeRequestSCMHead change)) {
            return Fact.absent(HEAD + ", which is no change request");
        }
        if (recorded.isEmpty()) {
            return Fact.unknown("no revision is recorded for the build, so it cannot be said whether it is trusted");
        }
        if (!Util.isOverridden(SCMHead.class, head.getClass(), "getOrigin")) {
            return Fact.unknown("the SCM source does not say whether its change requests come from forks");
        }
        if (!Util.isOverridden(
                SCMSource.class, source.getClass(), "getTrustedRevision", SCMRevision.class, TaskListener.class)) {
            return Fact.unknown("the SCM source does not say whose change requests it trusts");
        }
        ChangeRequest request = new ChangeRequest(
                change.getId(), isOwn() ? Origin.SAME_REPOSITORY : Origin.FORK, isTrusted(recorded.get()), author());
        return Fact.of(request, HEAD + ", and what its source says of the recorded revision");
    }

    /** Who opened it, as the source found it; a name that somebody can choose for display is not looked at. */
    private Optional<String> author() {
        return Optional.ofNullable(job.getAction(ContributorMetadataAction.class))
                .map(ContributorMetadataAction::getContributor)
                .filter(name -> !name.isEmpty());
    }

    private boolean isTrusted(SCMRevision revision) throws IOException, InterruptedException {
        return revision.equals(source.getTrustedRevision(revision, TaskListener.NULL));
    }

    private Fact<Revision> revision() throws IOException, InterruptedException {
        if (recorded.isEmpty()) {
            return Fact.unknown("no revision is recorded for the build");
        }
        if (!OwnDefinition.isFromBranchSource(job)) {
            return Fact.unknown("the job takes its script from elsewhere than its branch source");
        }
        SCMRevision tip = recorded.get();
        Optional<String> commit = commit(tip);
        if (commit.isEmpty()) {
            return Fact.unknown("the SCM does not say which commit the recorded revision is");
        }
        boolean trusted = isTrusted(tip);
        String origin = "the revision that was recorded for the build"
                + (trusted ? "" : "; the Jenkinsfile came from the revision that its source trusts instead");
        return Fact.of(new Revision(RepositoryName.of(repository(tip)), commit, trusted), origin);
    }

    private String repository(SCMRevision tip) {
        return ScmReader.remote(source).orElseGet(() -> source.build(head, tip).getKey());
    }

    /** The commit as the SCM writes it; none where it does not. */
    private static Optional<String> commit(SCMRevision tip) {
        String text = tip.toString();
        return text.startsWith(tip.getClass().getName() + "@") ? Optional.empty() : Optional.of(text);
    }
}
