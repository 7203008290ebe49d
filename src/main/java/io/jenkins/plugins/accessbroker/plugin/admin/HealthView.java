package io.jenkins.plugins.accessbroker.plugin.admin;

import io.jenkins.plugins.accessbroker.plugin.broker.Health;
import io.jenkins.plugins.accessbroker.policy.document.Problem;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** How the broker is, as its page shows it. */
public final class HealthView {
    /** Problems shown at most; the rest is counted. */
    static final int SHOWN = 100;

    private final Health health;

    HealthView(Health health) {
        this.health = health;
    }

    public boolean isAuditWritable() {
        return health.audit().fault().isEmpty();
    }

    public String getAuditFault() {
        return health.audit().fault().orElse("");
    }

    public String getAuditDirectory() {
        return health.audit().directory().toString();
    }

    public String getAuditOrigin() {
        return health.audit().origin();
    }

    public String getAuditSize() {
        return health.audit().size().map(size -> Long.toString(size)).orElse("");
    }

    public String getAuditLastRecorded() {
        return time(health.audit().lastRecorded());
    }

    public String getVerifierKey() {
        return health.audit().verifierKey().orElse("");
    }

    /** Whether the policies that are where they are looked for are in force. */
    public boolean isPoliciesSound() {
        return health.policies().problems().isEmpty()
                && health.policies().waiting().isEmpty();
    }

    /** Whether a version waits for approvals, and for nothing else. */
    public boolean isWaitingForApproval() {
        return health.policies().problems().isEmpty()
                && health.policies()
                        .waiting()
                        .filter(Health.Waiting::forApproval)
                        .isPresent();
    }

    /** The version that waits. */
    public String getWaitingVersion() {
        return health.policies().waiting().map(Health.Waiting::digest).orElse("");
    }

    /** What the version waits for. */
    public String getWaitingFor() {
        return health.policies().waiting().map(Health.Waiting::why).orElse("");
    }

    public String getPolicyPlace() {
        return health.policies().place();
    }

    /** Whether policies are fetched from a repository. */
    public boolean isPoliciesFetched() {
        return health.policies().remote();
    }

    /** Where the policies in force came from, if that is not the place of today. */
    public String getPoliciesFromElsewhere() {
        return health.policies()
                .loadedFrom()
                .filter(from -> !from.equals(health.policies().place()))
                .orElse("");
    }

    public String getPoliciesLoadedAt() {
        return time(health.policies().loadedAt());
    }

    public int getPolicyFiles() {
        return health.policies().files();
    }

    public int getGrants() {
        return health.policies().grants();
    }

    /** What is wrong with the files, each as {@code file:line:column: message}. */
    public List<String> getPolicyProblems() {
        return health.policies().problems().stream()
                .limit(SHOWN)
                .map(Problem::toString)
                .toList();
    }

    public int getPolicyProblemsLeftOut() {
        return Math.max(0, health.policies().problems().size() - SHOWN);
    }

    /** Whether nobody has begun to use the broker: it has no issuer, and there is no place for policies. */
    public boolean isUnused() {
        return health.issuers().isEmpty()
                && health.policies().loadedAt().isEmpty()
                && !health.policies().found();
    }

    public List<IssuerRow> getIssuers() {
        return health.issuers().stream().map(IssuerRow::new).toList();
    }

    public int getOpenLeases() {
        return health.openLeases();
    }

    private static String time(Optional<Instant> time) {
        return time.map(found -> found.truncatedTo(ChronoUnit.SECONDS).toString())
                .orElse("");
    }

    /** One issuer. */
    public static final class IssuerRow {
        private final Health.IssuerState issuer;

        IssuerRow(Health.IssuerState issuer) {
            this.issuer = issuer;
        }

        public String getName() {
            return issuer.name();
        }

        public String getSummary() {
            return issuer.summary();
        }

        public List<String> getProblems() {
            return issuer.problems();
        }
    }
}
