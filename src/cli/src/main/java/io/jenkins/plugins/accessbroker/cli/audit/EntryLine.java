package io.jenkins.plugins.accessbroker.cli.audit;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.util.ArrayList;
import java.util.List;

/** An event on one line: sequence, time, type, grant, build, lease, credential and outcome. */
final class EntryLine {
    private EntryLine() {}

    static String of(Entry entry) {
        List<String> parts = new ArrayList<>();
        parts.add(String.format("%6d", entry.sequence()));
        parts.add(escaped(entry, "time"));
        parts.add(String.format("%-6s", escaped(entry, "type")));
        parts.add(escaped(entry, "grant"));
        parts.add(Quote.of(entry.text("buildName")));
        if (!entry.lease().isEmpty()) {
            parts.add("lease " + escaped(entry, "lease"));
        }
        JsonNode credential = entry.json().path("credential");
        if (credential.isObject()) {
            parts.add("credential " + Quote.escape(credential.path("id").asText()));
        }
        parts.add(outcome(entry));
        return String.join("  ", parts);
    }

    private static String outcome(Entry entry) {
        return switch (entry.type()) {
            case "denied" ->
                "failed on " + String.join(", ", failed(entry.json().path("trace")));
            case "intent" -> "permitted for " + entry.json().path("ttlSeconds").asLong() + " s";
            case "issued" -> "until " + escaped(entry, "expires");
            case "failed" -> escaped(entry, "reason") + ": " + Quote.of(entry.text("message"));
            case "ended" -> ended(entry);
            default -> "a type of event that is not known here";
        };
    }

    private static String ended(Entry entry) {
        String cause = escaped(entry, "cause");
        return entry.json().path("revoked").asBoolean()
                ? cause + ", revoked"
                : cause + ", not revoked and valid until " + escaped(entry, "expires") + ": "
                        + escaped(entry, "revocation");
    }

    private static List<String> failed(JsonNode trace) {
        List<String> names = new ArrayList<>();
        for (JsonNode check : trace) {
            if (!check.path("verdict").asText().equals("holds")) {
                names.add(Quote.escape(check.path("condition").asText()));
            }
        }
        return names;
    }

    private static String escaped(Entry entry, String field) {
        return Quote.escape(entry.text(field));
    }
}
