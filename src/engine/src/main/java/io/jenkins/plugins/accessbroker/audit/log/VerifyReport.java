package io.jenkins.plugins.accessbroker.audit.log;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a verification found, what it checked and what it could not.
 *
 * @param checkpoint the checkpoint in the directory, if one could be read: as stated, believed only if nothing breaks
 * @param entries the entries that were read and hashed
 * @param away the entries of which only the hashes were read: they were moved to cold storage that is not at hand
 * @param findings what a sound log does not have, at most 100 of them, in the order of the log
 * @param checked what was checked, in words
 * @param unchecked what was not checked, why, and what would be needed, in words
 */
public record VerifyReport(
        Optional<Checkpoint> checkpoint,
        long entries,
        long away,
        List<Finding> findings,
        List<String> checked,
        List<String> unchecked) {
    /** Holds all. */
    public VerifyReport {
        Objects.requireNonNull(checkpoint, "checkpoint");
        findings = List.copyOf(findings);
        checked = List.copyOf(checked);
        unchecked = List.copyOf(unchecked);
    }

    /** Whether nothing was found that breaks the log: what {@link #checked} says then holds. */
    public boolean holds() {
        return findings.stream().noneMatch(Finding::breaks);
    }

    /** The report in words, for a person to read: several lines, each ended by a newline. */
    public String text() {
        StringBuilder text = new StringBuilder();
        text.append("the audit log ").append(holds() ? "agrees with its checkpoint" : "is broken");
        text.append(": ").append(Count.entries(entries)).append(" read");
        text.append(away == 0 ? "\n" : ", " + Count.entries(away) + " in cold storage that is not at hand\n");
        section(
                text,
                "found",
                findings.stream()
                        .map(finding -> finding.kind() + ": " + finding.place() + ": " + finding.message())
                        .toList());
        section(text, "checked", checked);
        section(text, "not checked", unchecked);
        return text.toString();
    }

    private static void section(StringBuilder text, String title, List<String> lines) {
        if (!lines.isEmpty()) {
            text.append(title).append(":\n");
            lines.forEach(line -> text.append("  - ").append(line).append('\n'));
        }
    }
}
