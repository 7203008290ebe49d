package io.jenkins.plugins.accessbroker.audit.json;

import io.jenkins.plugins.accessbroker.policy.Owner;
import io.jenkins.plugins.accessbroker.policy.condition.Finding;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A decision as an event states it: what was asked, about which build, what the grant was and how each condition came out.
 *
 * @param job the job's full name
 * @param number the build's number
 * @param reason the author's free text
 * @param askedTtl the life that the author asked for
 * @param purpose the grant's purpose, where there is such a grant; so are policy, issuer and scope
 * @param owner the grant's owner, or its policy's where there is no such grant
 * @param scope what the grant gives at most, by name
 * @param facts the facts about the build, job and number included
 * @param trace the conditions
 * @param cut says that facts and trace are not whole
 * @param version the version of the policies; nothing in logs from before versions were recorded
 */
public record RecordedDecision(
        String job,
        long number,
        Optional<String> reason,
        Optional<Duration> askedTtl,
        Optional<String> purpose,
        Optional<Owner> owner,
        Optional<PolicyPlace> policy,
        Optional<String> issuer,
        SortedMap<String, String> scope,
        List<RecordedFact> facts,
        List<Condition> trace,
        Optional<Cut> cut,
        Optional<RecordedVersion> version) {

    /** Where the grant stands: the file, the line, and SHA-256 of the file's bytes. */
    public record PolicyPlace(String file, long line, String sha256) {
        public PolicyPlace {
            Objects.requireNonNull(file);
            Objects.requireNonNull(sha256);
        }

        @Override
        public String toString() {
            return file + ":" + line;
        }
    }

    /** One condition of the trace, as {@link io.jenkins.plugins.accessbroker.decision.Check} has it. */
    public record Condition(
            String name,
            Finding.Verdict verdict,
            String expected,
            String met,
            Optional<String> at,
            Optional<Owner> owner) {
        public Condition {
            Objects.requireNonNull(name);
            Objects.requireNonNull(verdict);
            Objects.requireNonNull(expected);
            Objects.requireNonNull(met);
            Objects.requireNonNull(at);
            Objects.requireNonNull(owner);
        }
    }

    /** The size and SHA-256 of the whole event, and how many conditions it has. */
    public record Cut(long bytes, String sha256, long conditions) {
        public Cut {
            Objects.requireNonNull(sha256);
        }
    }

    public RecordedDecision {
        Objects.requireNonNull(job);
        Objects.requireNonNull(reason);
        Objects.requireNonNull(askedTtl);
        Objects.requireNonNull(purpose);
        Objects.requireNonNull(owner);
        Objects.requireNonNull(policy);
        Objects.requireNonNull(issuer);
        scope = Collections.unmodifiableSortedMap(new TreeMap<>(scope));
        facts = List.copyOf(facts);
        trace = List.copyOf(trace);
        Objects.requireNonNull(cut);
        Objects.requireNonNull(version);
    }
}
