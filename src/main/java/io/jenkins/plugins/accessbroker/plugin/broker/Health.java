package io.jenkins.plugins.accessbroker.plugin.broker;

import io.jenkins.plugins.accessbroker.policy.document.Problem;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How the broker is, at one moment. No secret stands in it.
 *
 * @param audit the audit log
 * @param policies the policies in force
 * @param issuers each issuer that is configured
 * @param openLeases how many leases have not ended
 */
public record Health(Audit audit, Policies policies, List<IssuerState> issuers, int openLeases) {
    public Health {
        Objects.requireNonNull(audit);
        Objects.requireNonNull(policies);
        issuers = List.copyOf(issuers);
    }

    /**
     * The audit log.
     *
     * @param directory where it is
     * @param origin its name in its checkpoints
     * @param fault what keeps it from being written; nothing while it can be
     * @param size the number of entries in its last durable checkpoint; nothing while it is not open
     * @param lastRecorded when this process last recorded anything; nothing if it has not yet
     * @param verifierKey the public key that verifies its checkpoints; nothing while it is not open
     */
    public record Audit(
            Path directory,
            String origin,
            Optional<String> fault,
            Optional<Long> size,
            Optional<Instant> lastRecorded,
            Optional<String> verifierKey) {
        public Audit {
            Objects.requireNonNull(directory);
            Objects.requireNonNull(origin);
            Objects.requireNonNull(fault);
            Objects.requireNonNull(size);
            Objects.requireNonNull(lastRecorded);
            Objects.requireNonNull(verifierKey);
        }
    }

    /**
     * The policies.
     *
     * @param place the directory or repository that is looked at
     * @param found whether there is such a place
     * @param remote whether it is a repository
     * @param loadedFrom the place that those in force came from; nothing if none could be loaded yet
     * @param loadedAt when those in force were loaded
     * @param files how many files those in force came from
     * @param grants how many grants are in force
     * @param problems what keeps the files as they are now from being in force
     * @param waiting the version that waits, where there is one
     */
    public record Policies(
            String place,
            boolean found,
            boolean remote,
            Optional<String> loadedFrom,
            Optional<Instant> loadedAt,
            int files,
            int grants,
            List<Problem> problems,
            Optional<Waiting> waiting) {
        public Policies {
            Objects.requireNonNull(place);
            Objects.requireNonNull(loadedFrom);
            Objects.requireNonNull(loadedAt);
            problems = List.copyOf(problems);
            Objects.requireNonNull(waiting);
        }
    }

    /**
     * A version of the policies that is not in force.
     *
     * @param digest which it is
     * @param why what it waits for
     * @param forApproval whether it waits for approvals alone
     */
    public record Waiting(String digest, String why, boolean forApproval) {
        public Waiting {
            Objects.requireNonNull(digest);
            Objects.requireNonNull(why);
        }
    }

    /**
     * An issuer.
     *
     * @param name the name that policies give it
     * @param summary what it asks, and as whom
     * @param problems what keeps it from being opened; nothing if its settings are sound
     */
    public record IssuerState(String name, String summary, List<String> problems) {
        public IssuerState {
            Objects.requireNonNull(name);
            Objects.requireNonNull(summary);
            problems = List.copyOf(problems);
        }
    }
}
