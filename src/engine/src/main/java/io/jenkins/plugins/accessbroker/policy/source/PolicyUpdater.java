package io.jenkins.plugins.accessbroker.policy.source;

import io.jenkins.plugins.accessbroker.approval.Verdict;
import io.jenkins.plugins.accessbroker.approval.file.ApprovalFault;
import io.jenkins.plugins.accessbroker.audit.AuditEvent;
import io.jenkins.plugins.accessbroker.audit.AuditFault;
import io.jenkins.plugins.accessbroker.audit.AuditLog;
import io.jenkins.plugins.accessbroker.policy.Approval;
import io.jenkins.plugins.accessbroker.policy.PolicyVersion;
import io.jenkins.plugins.accessbroker.policy.ScopeReader;
import io.jenkins.plugins.accessbroker.policy.document.Problem;
import io.jenkins.plugins.accessbroker.policy.file.LoadedPolicies;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Looks for a newer version of the policies, and puts it in force if it has no problem and is approved. Nothing comes into force
 * that is not on the audit log first; whatever goes wrong, the version in force stays. To be used by one thread at a time.
 */
public final class PolicyUpdater {
    private final PolicySource source;
    private final KeptPolicies kept;
    private final Optional<Approving> approving;
    private final Optional<Path> boundaries;
    private final Collection<ScopeReader> scopes;
    private final AuditLog audit;
    private final InstantSource clock;
    private Optional<AuditEvent> lastWaiting = Optional.empty();

    /**
     * An updater.
     *
     * @param approving how versions are approved; nothing where no approval is demanded
     * @param boundaries the directory of boundary files that a version must keep to
     * @param scopes what the issuers that are known read
     */
    public PolicyUpdater(
            PolicySource source,
            KeptPolicies kept,
            Optional<Approving> approving,
            Optional<Path> boundaries,
            Collection<ScopeReader> scopes,
            AuditLog audit,
            InstantSource clock) {
        this.source = Objects.requireNonNull(source);
        this.kept = Objects.requireNonNull(kept);
        this.approving = Objects.requireNonNull(approving);
        this.boundaries = Objects.requireNonNull(boundaries);
        this.scopes = List.copyOf(scopes);
        this.audit = Objects.requireNonNull(audit);
        this.clock = Objects.requireNonNull(clock);
    }

    /**
     * Looks once.
     *
     * @throws SourceFault if no newer version can be had or kept
     * @throws ApprovalFault if it cannot be said whether it is approved
     * @throws AuditFault if it is not recorded
     */
    public Update update() throws SourceFault, ApprovalFault, AuditFault {
        KeptLock lock = KeptLock.take(kept.directory());
        try {
            Optional<Kept> before = kept.kept();
            Fetched fetched = source.fetch(before.flatMap(now -> now.version().commit()));
            String digest = fetched.files().manifest().digest();
            if (before.filter(now -> isInForce(now, digest)).isPresent()) {
                return new Update.Unchanged(before.get().version());
            }
            LoadedPolicies loaded = fetched.files().load(boundaries, scopes);
            if (!loaded.isUsable()) {
                return waiting(digest, fetched, "it has " + count(loaded), loaded.problems(), Optional.empty());
            }
            return approving.isPresent()
                    ? approve(approving.get(), before, fetched, digest)
                    : load(fetched, version(digest, fetched), Optional.empty());
        } finally {
            lock.close();
        }
    }

    /** A version that came into force without approval is looked at again once approval is demanded. */
    private boolean isInForce(Kept now, String digest) {
        return now.version().digest().equals(digest)
                && (approving.isEmpty() || now.version().approval().isPresent());
    }

    private Update approve(Approving by, Optional<Kept> before, Fetched fetched, String digest)
            throws SourceFault, ApprovalFault, AuditFault {
        if (before.filter(now -> now.retired().contains(digest)).isPresent()) {
            return waiting(
                    digest,
                    fetched,
                    "it was in force before and was replaced, and its old approval does not bring it back: change a line, such"
                            + " as a comment, and have that approved",
                    List.of(),
                    Optional.empty());
        }
        Instant time = clock.instant();
        Verdict verdict = by.verdict(fetched, time);
        if (!verdict.approved()) {
            return waiting(digest, fetched, "it has " + verdict.summary(), List.of(), Optional.of(verdict));
        }
        Approval.Method method = verdict.inJenkins() ? Approval.Method.JENKINS : Approval.Method.SIGNATURES;
        PolicyVersion version = version(digest, fetched).approved(new Approval(method, verdict.names(), time));
        return load(fetched, version, Optional.of(verdict));
    }

    private Update load(Fetched fetched, PolicyVersion version, Optional<Verdict> verdict)
            throws SourceFault, AuditFault {
        kept.checkRoom(version);
        if (verdict.isPresent()) {
            audit.append(new AuditEvent.PoliciesApproved(
                    version, source.name(), verdict.get().authors().recorded()));
        }
        audit.append(new AuditEvent.PoliciesLoaded(version, source.name()));
        kept.keep(fetched.files(), version, source.name());
        lastWaiting = Optional.empty();
        return new Update.Loaded(version, verdict);
    }

    /** Recorded once for the same version and reason. */
    private Update waiting(
            String digest, Fetched fetched, String why, List<Problem> problems, Optional<Verdict> verdict)
            throws AuditFault {
        AuditEvent event = new AuditEvent.PoliciesWaiting(digest, fetched.commit(), source.name(), why);
        if (lastWaiting.filter(event::equals).isEmpty()) {
            audit.append(event);
            lastWaiting = Optional.of(event);
        }
        return new Update.Waiting(digest, fetched, why, problems, verdict);
    }

    private static PolicyVersion version(String digest, Fetched fetched) {
        return new PolicyVersion(digest, fetched.commit(), Optional.empty());
    }

    private static String count(LoadedPolicies loaded) {
        int problems = loaded.problems().size();
        return problems
                + (problems == 1 ? " problem: " : " problems, the first of them: ")
                + loaded.problems().get(0);
    }
}
