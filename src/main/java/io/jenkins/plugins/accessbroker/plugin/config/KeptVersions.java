package io.jenkins.plugins.accessbroker.plugin.config;

import io.jenkins.plugins.accessbroker.approval.Approver;
import io.jenkins.plugins.accessbroker.approval.Review;
import io.jenkins.plugins.accessbroker.approval.file.ApprovalFault;
import io.jenkins.plugins.accessbroker.approval.file.ApprovalRule;
import io.jenkins.plugins.accessbroker.audit.AuditEvent;
import io.jenkins.plugins.accessbroker.audit.AuditFault;
import io.jenkins.plugins.accessbroker.audit.AuditLog;
import io.jenkins.plugins.accessbroker.decision.PolicySet;
import io.jenkins.plugins.accessbroker.policy.PolicyVersion;
import io.jenkins.plugins.accessbroker.policy.ScopeReader;
import io.jenkins.plugins.accessbroker.policy.document.Problem;
import io.jenkins.plugins.accessbroker.policy.file.LoadedPolicies;
import io.jenkins.plugins.accessbroker.policy.source.Approving;
import io.jenkins.plugins.accessbroker.policy.source.KeptPolicies;
import io.jenkins.plugins.accessbroker.policy.source.KeptReviews;
import io.jenkins.plugins.accessbroker.policy.source.PolicyUpdater;
import io.jenkins.plugins.accessbroker.policy.source.ReviewedApproval;
import io.jenkins.plugins.accessbroker.policy.source.SourceFault;
import io.jenkins.plugins.accessbroker.policy.source.Update;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Versions are recorded and kept on disk before they are in force, and where approval is demanded, only those that enough
 * approved are. The last of them stays in force while a newer one waits, while its place cannot be reached, and over a restart.
 */
final class KeptVersions implements Taking {
    private final PolicyPlace place;
    private final Optional<ReviewedApproval> approval;
    private final Optional<Path> boundaries;
    private final KeptPolicies kept;
    private final Collection<ScopeReader> scopes;
    private final AuditLog audit;
    private final InstantSource clock;
    private final PolicyUpdater updater;
    private Optional<WaitingVersion> lastWaiting = Optional.empty();

    /**
     * Keeps versions.
     *
     * @param approvalFile the approval file; nothing where no approval is demanded
     * @param boundaries the directory of boundary files that a version must keep to
     * @param kept where the version in force is kept
     * @param reviews where what persons say of versions is kept
     */
    KeptVersions(
            PolicyPlace place,
            Optional<Path> approvalFile,
            Optional<Path> boundaries,
            KeptPolicies kept,
            KeptReviews reviews,
            Collection<ScopeReader> scopes,
            AuditLog audit,
            InstantSource clock) {
        this.place = place;
        this.approval = approvalFile.map(file -> new ReviewedApproval(file, place.directory(), reviews));
        this.boundaries = boundaries;
        this.kept = kept;
        this.scopes = List.copyOf(scopes);
        this.audit = audit;
        this.clock = clock;
        this.updater = new PolicyUpdater(
                place.source(), kept, approval.map(Approving.class::cast), boundaries, scopes, audit, clock);
    }

    @Override
    public String place() {
        return place.name();
    }

    @Override
    public Object mark() {
        return List.of(
                place.mark(),
                boundaries.map(Fingerprint::of),
                approval.map(demanded -> Fingerprint.file(demanded.file())));
    }

    @Override
    public Duration again() {
        return place.again();
    }

    @Override
    public PolicySnapshot begin(PolicySnapshot before) {
        return place.directory().isPresent() ? take(before) : inForce(before, new ArrayList<>(), Optional.empty());
    }

    @Override
    public PolicySnapshot take(PolicySnapshot before) {
        List<Problem> problems = new ArrayList<>();
        Optional<WaitingVersion> waiting = Optional.empty();
        try {
            if (updater.update() instanceof Update.Waiting newer) {
                problems.addAll(newer.problems());
                waiting = Optional.of(waiting(newer));
            }
        } catch (ApprovalFault e) {
            problems.add(problem(e.getMessage()));
            problems.addAll(e.problems());
        } catch (SourceFault | AuditFault e) {
            problems.add(problem(e.getMessage()));
        }
        lastWaiting = waiting;
        return inForce(before, problems, waiting);
    }

    private PolicySnapshot inForce(PolicySnapshot before, List<Problem> problems, Optional<WaitingVersion> waiting) {
        PolicySnapshot stays = stays(before);
        try {
            return kept.load(boundaries, scopes, approval.isPresent())
                    .filter(set -> !set.version().equals(stays.set().version()))
                    .map(set -> PolicySnapshot.of(set, clock.instant(), place()))
                    .orElse(stays)
                    .with(place(), problems, waiting);
        } catch (SourceFault e) {
            problems.add(problem(e.getMessage()));
            return stays.with(place(), problems, waiting);
        }
    }

    private WaitingVersion waiting(Update.Waiting newer) {
        Instant since = lastWaiting
                .filter(last -> last.digest().equals(newer.digest()))
                .map(WaitingVersion::since)
                .orElseGet(clock::instant);
        return new WaitingVersion(
                newer.digest(),
                place(),
                newer.commit(),
                newer.fetched().authors(),
                since,
                newer.why(),
                newer.verdict(),
                set(newer));
    }

    private Optional<PolicySet> set(Update.Waiting newer) {
        LoadedPolicies loaded = newer.fetched().files().load(boundaries, scopes);
        return loaded.isUsable()
                ? Optional.of(new PolicySet(
                        loaded.policies(), new PolicyVersion(newer.digest(), newer.commit(), Optional.empty())))
                : Optional.empty();
    }

    @Override
    public PolicySnapshot stays(PolicySnapshot before) {
        return approval.isPresent() ? before.onlyIfApproved() : before;
    }

    @Override
    public void review(PolicySnapshot now, GivenReview given) throws ReviewRefused {
        WaitingVersion version = reviewed(now, given);
        try {
            ReviewedApproval demanded = approval.orElseThrow();
            ApprovalRule rule = demanded.rule();
            String listed = listed(rule, given);
            Approver approver = rule.users().get(listed);
            if (given.objection().isEmpty() && version.authors().include(approver)) {
                throw new ReviewRefused(
                        ReviewRefused.Reason.NOT_APPROVER,
                        Quote.of(approver.name()) + " is an author of the change: somebody else has to approve it");
            }
            audit.append(new AuditEvent.PoliciesReviewed(
                    version.digest(),
                    version.commit(),
                    version.source(),
                    given.user(),
                    approver.name(),
                    given.objection()));
            demanded.reviews().add(version.digest(), new Review(listed, clock.instant(), given.objection()));
        } catch (ApprovalFault | AuditFault | SourceFault e) {
            throw new ReviewRefused(e);
        }
    }

    /** The version that waits, if it is the one that was read, compared with what is in force. */
    private WaitingVersion reviewed(PolicySnapshot now, GivenReview given) throws ReviewRefused {
        WaitingVersion version = now.waiting()
                .orElseThrow(
                        () -> new ReviewRefused(
                                ReviewRefused.Reason.CHANGED,
                                "no version waits any more: it came into force, or its files were taken back or cannot be read"));
        if (!version.digest().equals(given.digest())
                || !now.set().version().digest().equals(given.inForce())) {
            throw new ReviewRefused(
                    ReviewRefused.Reason.CHANGED,
                    "the policies changed since you read them, so nothing was approved or rejected: read what waits now");
        }
        if (version.verdict().isEmpty() || version.set().isEmpty()) {
            throw new ReviewRefused(
                    ReviewRefused.Reason.NOT_REVIEWED, "this version cannot be approved: " + version.why());
        }
        return version;
    }

    private String listed(ApprovalRule rule, GivenReview given) throws ReviewRefused {
        return rule.users().keySet().stream()
                .filter(id -> given.ids().compare(id, given.user()) == 0)
                .findFirst()
                .orElseThrow(() -> new ReviewRefused(
                        ReviewRefused.Reason.NOT_APPROVER,
                        "user " + Quote.of(given.user()) + " is none of those who approve in Jenkins: have the security"
                                + " team add them to `jenkinsUsers` of the approval file"));
    }

    private Problem problem(String message) {
        return PolicySnapshot.problem(place(), message);
    }
}
