package io.jenkins.plugins.accessbroker.plugin.record;

import io.jenkins.plugins.accessbroker.audit.AuditEvent.EndCause;
import io.jenkins.plugins.accessbroker.audit.json.RecordedDecision;
import io.jenkins.plugins.accessbroker.text.Durations;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** One request as pages show it. All texts are fit to be seen. */
@Restricted(NoExternalUse.class)
public final class AccessView {
    private final Access access;
    private final Access.State state;
    private final Instant now;

    AccessView(Access access, Instant now) {
        this.access = access;
        this.state = access.state(now);
        this.now = now;
    }

    /** The place in the audit log of its first entry. */
    public long getSequence() {
        return access.first().head().sequence();
    }

    /** The places in the audit log of all its entries. */
    public String getSequences() {
        return numbers(access.sequences());
    }

    /** The places in the audit log of entries that cannot follow those before them; empty if there are none. */
    public String getMisplaced() {
        return numbers(access.misplaced());
    }

    public String getGrant() {
        return access.first().head().grant().toString();
    }

    /** The build under the name that it had. */
    public String getBuild() {
        return Shown.of(access.first().head().build());
    }

    public Moment getAsked() {
        return moment(access.first().head().time());
    }

    /** The state in lower case, for the style sheet. */
    public String getKind() {
        return state.name().toLowerCase(Locale.ROOT);
    }

    public boolean isDenied() {
        return state == Access.State.DENIED;
    }

    public boolean isActive() {
        return state == Access.State.ACTIVE;
    }

    public String getState() {
        return switch (state) {
            case DENIED -> Messages.AccessView_denied();
            case USED -> Messages.AccessView_used();
            case OBSERVED -> Messages.AccessView_observed();
            case UNMEDIATED -> Messages.AccessView_unmediated();
            case ASKED -> Messages.AccessView_asked();
            case ACTIVE -> Messages.AccessView_active();
            case ENDED -> Messages.AccessView_ended();
            case FAILED -> Messages.AccessView_failed();
            case EXPIRED -> Messages.AccessView_expired();
        };
    }

    /** What the state means, in a sentence. */
    public String getOutcome() {
        return switch (state) {
            case DENIED -> Messages.AccessView_deniedLong(failed());
            case USED -> Messages.AccessView_usedLong();
            case OBSERVED -> Messages.AccessView_observedLong(failed());
            case UNMEDIATED -> Messages.AccessView_unmediatedLong();
            case ASKED -> Messages.AccessView_askedLong();
            case ACTIVE -> Messages.AccessView_activeLong();
            case ENDED -> access.ended().map(ended -> cause(ended.cause())).orElseThrow();
            case FAILED -> Messages.AccessView_failedLong();
            case EXPIRED -> Messages.AccessView_expiredLong();
        };
    }

    /** The decision on the request; none where its entry is missing. */
    public Optional<DecisionView> getDecision() {
        return access.decision().map(decision -> new DecisionView(getSequence(), decision));
    }

    /** The decisions on further agents. */
    public List<DecisionView> getExtensions() {
        return access.extensions().stream()
                .map(extension -> new DecisionView(extension.head().sequence(), extension.decision()))
                .toList();
    }

    public Optional<String> getReason() {
        return decided(RecordedDecision::reason).map(Shown::of);
    }

    /** What used a guarded credential, and which. */
    public Optional<String> getUse() {
        return access.use().map(use -> Messages.AccessView_use(Shown.of(use.by()), Shown.of(use.credential())));
    }

    public Optional<String> getPurpose() {
        return decided(RecordedDecision::purpose).map(Shown::of);
    }

    public Optional<String> getOwner() {
        return decided(RecordedDecision::owner).map(DecisionView::owner);
    }

    public Optional<String> getPolicy() {
        return decided(RecordedDecision::policy).map(place -> Shown.of(place.toString()));
    }

    /** SHA-256 of the policy file that was decided on. */
    public Optional<String> getPolicyDigest() {
        return decided(RecordedDecision::policy).map(place -> Shown.of(place.sha256()));
    }

    public Optional<String> getIssuer() {
        return decided(RecordedDecision::issuer).map(Shown::of);
    }

    /** What the grant gives at most, by name. */
    public SortedMap<String, String> getScope() {
        return access.decision()
                .map(RecordedDecision::scope)
                .map(DecisionView::shown)
                .orElseGet(TreeMap::new);
    }

    /** The life that the author asked for. */
    public Optional<String> getAskedLife() {
        return decided(RecordedDecision::askedTtl).map(Durations::format);
    }

    /** The life that was asked of the issuer. */
    public Optional<String> getLife() {
        return access.permitted().map(permitted -> Durations.format(permitted.ttl()));
    }

    public Optional<CredentialView> getCredential() {
        return access.issued().map(issued -> new CredentialView(issued, now));
    }

    public List<FailureView> getFailures() {
        return access.failures().stream()
                .map(failed -> new FailureView(failed, now))
                .toList();
    }

    /** When the lease ended. */
    public Optional<Moment> getEnded() {
        return access.ended().map(ended -> moment(ended.head().time()));
    }

    /** What became of the credential with its lease's end. */
    public Optional<String> getRevocation() {
        return access.ended()
                .map(ended -> ended.revoked()
                        ? Messages.AccessView_revoked()
                        : Messages.AccessView_notRevoked(Shown.of(ended.revocation())));
    }

    private Moment moment(Instant at) {
        return new Moment(at, now);
    }

    private <T> Optional<T> decided(Function<RecordedDecision, Optional<T>> part) {
        return access.decision().flatMap(part);
    }

    private String failed() {
        return getDecision().stream()
                .flatMap(decision -> decision.getFailed().stream())
                .map(DecisionView.ConditionView::getName)
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static String numbers(List<Long> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    private static String cause(EndCause cause) {
        return switch (cause) {
            case BLOCK_ENDED -> Messages.AccessView_blockEnded();
            case BUILD_ENDED -> Messages.AccessView_buildEnded();
            case ABORTED -> Messages.AccessView_aborted();
            case AGENT_LOST -> Messages.AccessView_agentLost();
            case BUILD_GONE -> Messages.AccessView_buildGone();
        };
    }
}
