package io.jenkins.plugins.accessbroker.audit.find;

import io.jenkins.plugins.accessbroker.text.Quote;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** An event on one line, for a printer: sequence, time, type, grant, build, lease, credential and outcome. */
public final class EntryLine {
    private final Entry entry;

    private EntryLine(Entry entry) {
        this.entry = entry;
    }

    /** The line of the event at a place in the log. */
    public static String of(long sequence, Entry entry) {
        return new EntryLine(entry).text(sequence);
    }

    /** What came of it: the end of its line. */
    public static String outcome(Entry entry) {
        return new EntryLine(entry).outcome();
    }

    private String text(long sequence) {
        List<String> parts = new ArrayList<>();
        parts.add(String.format("%6d", sequence));
        parts.add(time());
        parts.add(String.format("%-6s", shown("type")));
        if (has("source")) {
            parts.add(shown("source"));
            parts.add("version " + shown(has("policySet/sha256") ? "policySet/sha256" : "sha256"));
        } else if (has("newKey")) {
            parts.add("new key " + shown("newKey"));
        } else if (has("grant")) {
            parts.add(shown("grant"));
            parts.add(Quote.of(entry.value("buildName")));
        }
        if (has("source") && has("policySet/commit/id")) {
            parts.add("commit " + shown("policySet/commit/id"));
        }
        if (has("lease")) {
            parts.add("lease " + shown("lease"));
        }
        if (has("use/credential")) {
            parts.add("credential " + shown("use/credential"));
        }
        if (has("credential/id")) {
            parts.add("credential " + shown("credential/id"));
        }
        parts.add(outcome());
        return String.join("  ", parts);
    }

    /** To the second; the log has more. */
    private String time() {
        try {
            Instant time = Instant.parse(entry.value("time"));
            return time.truncatedTo(ChronoUnit.SECONDS).toString();
        } catch (DateTimeException e) {
            return shown("time");
        }
    }

    private String outcome() {
        return switch (entry.value("type")) {
            case "denied", "observed" -> "failed on " + String.join(", ", failed());
            case "used", "unmediated" -> "by " + shown("use/by");
            case "policies-approved", "policies-loaded" -> approval();
            case "policies-reviewed" -> review();
            case "policies-waiting" -> "waits: " + entry.value("why");
            case "key-rotated" -> "by " + by();
            case "owner-changed" -> shown("of") + " from " + shown("before/team") + " to " + shown("after/team");
            case "boundaries-changed" -> "files changed: " + shown("files") + ", such as " + shown("changed/0");
            case "configuration-changed" -> "by " + by() + ", such as " + shown("settings/0/name");
            case "log-opened" -> "by " + shown("program");
            case "log-recovered" ->
                "entries kept: " + shown("entriesKept") + ", bytes dropped: " + shown("bytesDropped");
            case "log-verified" ->
                (entry.value("sound").equals("true") ? "sound" : "not sound") + ", entries: " + shown("size") + ", by "
                        + by();
            case "log-exported" -> "as " + shown("format") + " by " + by() + ": " + shown("query");
            case "extended" -> "permitted with other facts";
            case "intent" -> "permitted for " + shown("ttlSeconds") + " s";
            case "issued" -> "until " + shown("expires");
            case "failed" -> shown("reason") + ": " + entry.value("message");
            case "ended" -> shown("cause") + ", " + end();
            default -> "a type of event that is not known here";
        };
    }

    private String end() {
        return entry.value("revoked").equals("true") ? "revoked" : "not revoked and valid until " + shown("expires");
    }

    private String review() {
        return shown("review/verdict") + " by " + shown("review/approver")
                + (has("review/reason") ? ": " + shown("review/reason") : "");
    }

    private String approval() {
        List<String> names = new ArrayList<>();
        for (int i = 0; has("policySet/approval/approvers/" + i); i++) {
            names.add(shown("policySet/approval/approvers/" + i));
        }
        return names.isEmpty() ? "no approval was demanded" : "approved by " + String.join(", ", names);
    }

    private List<String> failed() {
        List<String> names = new ArrayList<>();
        for (int i = 0; has("trace/" + i + "/verdict"); i++) {
            if (!entry.value("trace/" + i + "/verdict").equals("holds")) {
                names.add(shown("trace/" + i + "/condition"));
            }
        }
        return names;
    }

    private String by() {
        return has("by") ? shown("by") : "nobody known";
    }

    private boolean has(String path) {
        return !entry.value(path).isEmpty();
    }

    private String shown(String path) {
        return Quote.escape(entry.value(path));
    }
}
