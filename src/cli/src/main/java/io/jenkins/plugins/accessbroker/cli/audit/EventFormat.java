package io.jenkins.plugins.accessbroker.cli.audit;

import io.jenkins.plugins.accessbroker.audit.ocsf.OcsfWriter;
import io.jenkins.plugins.accessbroker.cli.console.CliFault;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

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
    /** As an event of the Open Cybersecurity Schema Framework. */
    OCSF {
        @Override
        String line(Entry event) throws CliFault {
            return OcsfWriter.line(event.text().getBytes(StandardCharsets.US_ASCII))
                    .orElseThrow(
                            () -> new CliFault(
                                    CliFault.Reason.INVALID,
                                    "entry " + Quote.escape(event.value("sequence"))
                                            + " has not all of its fields, or others, so it is no OCSF event: print it as `json`"));
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
    static final class Option implements ITypeConverter<EventFormat> {
        @Override
        public EventFormat convert(String text) {
            return Arrays.stream(values())
                    .filter(format -> format.name().toLowerCase(Locale.ROOT).equals(text))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException(
                            "expected `text`, `json`, `csv` or `ocsf`, found " + Quote.of(text)));
        }
    }

    /** The line before all events, if there is one. */
    Optional<String> head() {
        return Optional.empty();
    }

    /** The event on a line; a fault where it cannot be written so. */
    abstract String line(Entry event) throws CliFault;

    /** A field that no program takes for two, and no spreadsheet for a formula. */
    private static String quoted(String value) {
        String safe = !value.isEmpty() && "=+-@\t\r".indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
        return safe.chars().anyMatch(c -> ",\"\n\r'".indexOf(c) >= 0) ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
    }
}
