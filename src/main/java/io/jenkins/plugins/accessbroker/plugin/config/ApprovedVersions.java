package io.jenkins.plugins.accessbroker.plugin.config;

import io.jenkins.plugins.accessbroker.approval.file.ApprovalFault;
import io.jenkins.plugins.accessbroker.audit.AuditFault;
import io.jenkins.plugins.accessbroker.audit.AuditLog;
import io.jenkins.plugins.accessbroker.decision.PolicySet;
import io.jenkins.plugins.accessbroker.policy.ScopeReader;
import io.jenkins.plugins.accessbroker.policy.document.Position;
import io.jenkins.plugins.accessbroker.policy.document.Problem;
import io.jenkins.plugins.accessbroker.policy.source.DirectorySource;
import io.jenkins.plugins.accessbroker.policy.source.KeptPolicies;
import io.jenkins.plugins.accessbroker.policy.source.PolicyUpdater;
import io.jenkins.plugins.accessbroker.policy.source.SignedApproval;
import io.jenkins.plugins.accessbroker.policy.source.SourceFault;
import io.jenkins.plugins.accessbroker.policy.source.Update;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Only versions that enough approvers have signed are in force. The last of them is kept on disk, and stays in force while a newer
 * one waits, and over a restart.
 */
final class ApprovedVersions implements Taking {
    private final Path approval;
    private final KeptPolicies kept;
    private final Collection<ScopeReader> scopes;
    private final AuditLog audit;
    private final InstantSource clock;
    private Optional<Path> looked = Optional.empty();
    private Optional<PolicyUpdater> updater = Optional.empty();

    /**
     * Takes versions as an approval file demands.
     *
     * @param approval the approval file
     * @param kept where the version in force is kept
     */
    ApprovedVersions(
            Path approval, KeptPolicies kept, Collection<ScopeReader> scopes, AuditLog audit, InstantSource clock) {
        this.approval = approval;
        this.kept = kept;
        this.scopes = List.copyOf(scopes);
        this.audit = audit;
        this.clock = clock;
    }

    Path approval() {
        return approval;
    }

    @Override
    public PolicySnapshot take(PolicySnapshot before, Path from) {
        List<Problem> problems = new ArrayList<>(update(from));
        try {
            PolicySnapshot approved = before.onlyIfApproved(from);
            return kept.load(Optional.empty(), scopes, true)
                    .filter(set -> !set.version().equals(approved.set().version()))
                    .map(set -> inForce(set, from))
                    .orElse(approved)
                    .with(from, problems);
        } catch (SourceFault e) {
            problems.add(problem(from, e.getMessage()));
            return before.onlyIfApproved(from).with(from, problems);
        }
    }

    private PolicySnapshot inForce(PolicySet set, Path from) {
        return new PolicySnapshot(
                set,
                Optional.of(clock.instant()),
                Optional.of(from),
                set.policies().size(),
                from,
                List.of());
    }

    private List<Problem> update(Path from) {
        try {
            Update update = updater(from).update();
            if (update instanceof Update.Waiting waiting) {
                return waiting.problems().isEmpty()
                        ? List.of(problem(from, "version " + waiting.digest() + " waits: " + waiting.why()))
                        : waiting.problems();
            }
            return List.of();
        } catch (ApprovalFault e) {
            List<Problem> problems = new ArrayList<>(List.of(problem(from, e.getMessage())));
            problems.addAll(e.problems());
            return problems;
        } catch (SourceFault | AuditFault e) {
            return List.of(problem(from, e.getMessage()));
        }
    }

    /** One for a directory, as it remembers what it has recorded. */
    private PolicyUpdater updater(Path from) {
        if (looked.filter(from::equals).isEmpty()) {
            looked = Optional.of(from);
            updater = Optional.of(new PolicyUpdater(
                    new DirectorySource(from),
                    kept,
                    Optional.of(new SignedApproval(approval, Optional.of(from))),
                    Optional.empty(),
                    scopes,
                    audit,
                    clock));
        }
        return updater.orElseThrow();
    }

    private static Problem problem(Path from, String message) {
        return new Problem(new Position(from.toString(), 1, 1), message);
    }
}
