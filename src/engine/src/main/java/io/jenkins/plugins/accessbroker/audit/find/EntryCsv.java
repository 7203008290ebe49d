package io.jenkins.plugins.accessbroker.audit.find;

import java.util.List;
import java.util.stream.Collectors;

/** Events as comma-separated values (RFC 4180). */
public final class EntryCsv {
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

    /** The header. */
    public static final String HEAD = String.join(",", COLUMNS);

    private EntryCsv() {}

    /** The line of an event, without its end. */
    public static String line(Entry event) {
        return COLUMNS.stream()
                .map(column -> quoted(event.value(column.replace('.', '/'))))
                .collect(Collectors.joining(","));
    }

    /** A field that no program takes for two, and no spreadsheet for a formula. */
    private static String quoted(String value) {
        String safe = !value.isEmpty() && "=+-@\t\r".indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
        return safe.chars().anyMatch(c -> ",\"\n\r'".indexOf(c) >= 0) ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
    }
}
