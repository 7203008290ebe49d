package io.jenkins.plugins.accessbroker.cli.audit.who;

import io.jenkins.plugins.accessbroker.audit.json.RecordedDecision;
import io.jenkins.plugins.accessbroker.audit.json.RecordedFact;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Something that a build got or used.
 *
 * @param sequence the entry that says so
 * @param what what it was: a lease, or a use of a guarded credential
 * @param from when it began
 * @param until when it was over at the latest: revoked, or expired
 * @param ended whether the log says how it ended
 * @param people who was behind the build: users, agents, coding agents
 */
record Touch(
        long sequence,
        String grant,
        String build,
        String what,
        Instant from,
        Instant until,
        boolean ended,
        List<String> people) {
    Touch {
        people = List.copyOf(people);
    }

    /** The same, ended. */
    Touch endedAt(Instant end) {
        return new Touch(sequence, grant, build, what, from, end, true, people);
    }

    /** Whether any of it was within a time. */
    boolean within(Instant start, Instant end) {
        return from.isBefore(end) && (from.equals(until) ? !from.isBefore(start) : until.isAfter(start));
    }

    static List<String> people(RecordedDecision decision) {
        return decision.facts().stream()
                .flatMap(fact -> fact.values().stream()
                        .flatMap(value -> value.parts().stream())
                        .flatMap(part -> person(fact.name(), part).stream()))
                .distinct()
                .toList();
    }

    private static Optional<String> person(String fact, RecordedFact.Part part) {
        String kind =
                switch (fact + " " + part.name()) {
                    case "triggers user" -> "started by ";
                    case "rerun user" -> "run again by ";
                    case "changeRequest author" -> "change by ";
                    case "agents name" -> "on agent ";
                    case "codingAgents id" -> "coding agent ";
                    default -> "";
                };
        return kind.isEmpty() ? Optional.empty() : part.text().map(kind::concat);
    }
}
