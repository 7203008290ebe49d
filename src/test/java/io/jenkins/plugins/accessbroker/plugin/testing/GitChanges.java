package io.jenkins.plugins.accessbroker.plugin.testing;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.Action;
import hudson.model.TaskListener;
import hudson.plugins.git.BranchSpec;
import hudson.plugins.git.GitSCM;
import hudson.plugins.git.UserRemoteConfig;
import hudson.scm.SCM;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import jenkins.plugins.git.GitBranchSCMHead;
import jenkins.plugins.git.GitSCMSource;
import jenkins.plugins.git.traits.BranchDiscoveryTrait;
import jenkins.scm.api.SCMHead;
import jenkins.scm.api.SCMHeadEvent;
import jenkins.scm.api.SCMHeadObserver;
import jenkins.scm.api.SCMHeadOrigin;
import jenkins.scm.api.SCMRevision;
import jenkins.scm.api.SCMSourceCriteria;
import jenkins.scm.api.metadata.ContributorMetadataAction;
import jenkins.scm.api.mixin.ChangeRequestCheckoutStrategy;
import jenkins.scm.api.mixin.ChangeRequestSCMHead2;
import jenkins.scm.api.mixin.ChangeRequestSCMRevision;

/**
 * A branch source over a git repository, with its branches, and with change requests from it and from its forks, as the
 * branch sources of hosting services have them. It trusts what comes from its own repository; what comes from a fork only
 * if it is told to. A test has a descriptor for it, nested in a class of its own that extends this.
 */
public abstract class GitChanges extends GitSCMSource {
    private final ArrayList<Change> changes;
    private final boolean trustsForks;

    protected GitChanges(String repository, boolean trustsForks, Change... changes) {
        super(repository);
        setTraits(List.of(new BranchDiscoveryTrait()));
        this.changes = new ArrayList<>(List.of(changes));
        this.trustsForks = trustsForks;
    }

    @Override
    protected void retrieve(
            SCMSourceCriteria criteria,
            @NonNull SCMHeadObserver observer,
            SCMHeadEvent<?> event,
            @NonNull TaskListener listener)
            throws IOException, InterruptedException {
        super.retrieve(criteria, observer, event, listener);
        for (Change change : changes) {
            observer.observe(change, tip(change, listener));
        }
    }

    @Override
    protected SCMRevision retrieve(@NonNull SCMHead head, @NonNull TaskListener listener)
            throws IOException, InterruptedException {
        return head instanceof Change change ? tip(change, listener) : super.retrieve(head, listener);
    }

    private Tip tip(Change change, TaskListener listener) throws IOException, InterruptedException {
        return new Tip(change, super.retrieve(change.getTarget(), listener));
    }

    @NonNull
    @Override
    @SuppressWarnings("rawtypes")
    protected List<Action> retrieveActions(@NonNull SCMHead head, SCMHeadEvent event, @NonNull TaskListener listener) {
        return head instanceof Change ? List.of(new ContributorMetadataAction("mallory", null, null)) : List.of();
    }

    @NonNull
    @Override
    public SCMRevision getTrustedRevision(@NonNull SCMRevision revision, @NonNull TaskListener listener) {
        return revision instanceof Tip tip && tip.isOfFork() && !trustsForks ? tip.getTarget() : revision;
    }

    @NonNull
    @Override
    public SCM build(@NonNull SCMHead head, SCMRevision revision) {
        return revision instanceof Tip tip
                ? new GitSCM(
                        List.of(new UserRemoteConfig(tip.repository(), null, null, null)),
                        List.of(new BranchSpec(tip.toString())),
                        null,
                        null,
                        List.of())
                : super.build(revision == null ? head : revision.getHead(), revision);
    }

    /** A change request to {@code master}. */
    public static final class Change extends SCMHead implements ChangeRequestSCMHead2 {
        private static final long serialVersionUID = 1L;

        private final String id;
        private final String repository;
        private final String commit;
        private final boolean fork;

        private Change(String id, String repository, String commit, boolean fork) {
            super("CR-" + id);
            this.id = id;
            this.repository = repository;
            this.commit = commit;
            this.fork = fork;
        }

        /** A change request whose commit is in the repository of the source. */
        public static Change own(String id, String repository, String commit) {
            return new Change(id, repository, commit, false);
        }

        /** A change request whose commit is in a fork. */
        public static Change ofFork(String id, String fork, String commit) {
            return new Change(id, fork, commit, true);
        }

        @NonNull
        @Override
        public SCMHeadOrigin getOrigin() {
            return fork ? new SCMHeadOrigin.Fork("mallory") : SCMHeadOrigin.DEFAULT;
        }

        @NonNull
        @Override
        public ChangeRequestCheckoutStrategy getCheckoutStrategy() {
            return ChangeRequestCheckoutStrategy.HEAD;
        }

        @NonNull
        @Override
        public String getOriginName() {
            return getName();
        }

        @NonNull
        @Override
        public String getId() {
            return id;
        }

        @NonNull
        @Override
        public SCMHead getTarget() {
            return new GitBranchSCMHead("master");
        }
    }

    /** The commit of a change request. */
    private static final class Tip extends ChangeRequestSCMRevision<Change> {
        private static final long serialVersionUID = 1L;

        Tip(Change change, SCMRevision target) {
            super(change, target);
        }

        private Change change() {
            return (Change) getHead();
        }

        boolean isOfFork() {
            return change().fork;
        }

        String repository() {
            return change().repository;
        }

        @Override
        public boolean equivalent(ChangeRequestSCMRevision<?> other) {
            return other instanceof Tip tip && change().commit.equals(tip.change().commit);
        }

        @Override
        protected int _hashCode() {
            return change().commit.hashCode();
        }

        @Override
        public String toString() {
            return change().commit;
        }
    }
}
