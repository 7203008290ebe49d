package io.jenkins.plugins.accessbroker.cli.audit;

import io.jenkins.plugins.accessbroker.cli.console.WordOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** How events are printed. */
enum EventFormat {
    /** For a person: what matters most, on a line. */
    TEXT {
        @Override
        String line(Entry event) {
            return EntryLine.of(Long.parseLong(event.value("sequence")), event);
        }
    },
    /** The event as the log has it. */
    JSON {
        @Override
        String line(Entry event) {
            return event.text();
        }
    },
    /** Comma-separated values (RFC 4180), with a header. */
    CSV {
        @Override
        Optional<String> head() {
            return Optional.of(String.join(",", COLUMNS));
        }

        @Override
        String line(Entry event) {
            return COLUMNS.stream()
                    .map(column -> quoted(event.value(column.replace('.', '/'))))
                    .collect(Collectors.joining(","));
        }
    };

    private static final List<String> COLUMNS = List.of(
            "sequence",
            "time",
            "type",
            "grant",
            "buildName",
            "lease",
            "owner.team",
            "issuer",
            "scope.role",
            "scope.repositories",
            "credential.id",
            "expires",
            "cause",
            "revoked",
            "reason",
            "message");

    /** Reads the option. */
    static final class Option extends WordOption<EventFormat> {
        Option() {
            super(EventFormat.values());
        }
    }

    /** The line before all events, if there is one. */
    Optional<String> head() {
        return Optional.empty();
    }

    abstract String line(Entry event);

    /** A field that no program takes for two, and no spreadsheet for a formula. */
    private static String quoted(String value) {
        String safe = !value.isEmpty() && "=+-@\t\r".indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
        return safe.chars().anyMatch(c -> ",\"\n\r'".indexOf(c) >= 0) ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
    }
}
