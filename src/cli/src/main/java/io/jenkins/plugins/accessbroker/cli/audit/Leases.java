package io.jenkins.plugins.accessbroker.cli.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the events of a log say of its leases: each goes from an intent over its issue to its end. Holds what is open, so
 * it stays small however long the log is.
 */
final class Leases {
    private static final int SHOWN = 20;

    private final Map<String, Entry> open = new TreeMap<>();
    private final List<String> contradictions = new ArrayList<>();

    /** Sees an entry at its place in the log. */
    void see(long sequence, byte[] bytes) {
        Entry.parse(bytes)
                .ifPresentOrElse(
                        entry -> see(sequence, entry),
                        () -> contradiction(sequence, "is not an event of a form that is known here"));
    }

    /** What no broker writes: an event out of its place or its order. */
    List<String> contradictions() {
        return contradictions;
    }

    /** Leases of which the log has no end: they are held now, or their broker was cut off. */
    List<String> open() {
        List<String> lines = new ArrayList<>();
        open.values().stream().limit(SHOWN).map(Leases::line).forEach(lines::add);
        if (open.size() > SHOWN) {
            lines.add("and " + (open.size() - SHOWN) + " more");
        }
        return lines;
    }

    private void see(long sequence, Entry entry) {
        if (entry.sequence() != sequence) {
            contradiction(sequence, "states the sequence " + entry.sequence());
        }
        switch (entry.type()) {
            case "denied" -> {}
            case "intent" -> begin(sequence, entry);
            case "issued" -> follow(sequence, entry, "intent");
            case "failed" -> fail(sequence, entry);
            case "ended" -> {
                follow(sequence, entry, "issued");
                open.remove(entry.lease());
            }
            default -> contradiction(sequence, "is of a type that is not known here");
        }
    }

    private void begin(long sequence, Entry entry) {
        if (open.put(entry.lease(), entry) != null) {
            contradiction(sequence, "begins a lease that is open already");
        }
    }

    private void follow(long sequence, Entry entry, String before) {
        Entry last = open.put(entry.lease(), entry);
        if (last == null || !last.type().equals(before)) {
            contradiction(sequence, "is `" + entry.type() + "` without `" + before + "` before it");
        }
    }

    /** A lease that failed to be issued is over; one that failed to be ended is still open. */
    private void fail(long sequence, Entry entry) {
        Entry last = open.get(entry.lease());
        if (last == null) {
            contradiction(sequence, "is `failed` without `intent` before it");
        } else if (last.type().equals("intent")) {
            open.remove(entry.lease());
        }
    }

    private void contradiction(long sequence, String what) {
        if (contradictions.size() < SHOWN) {
            contradictions.add("entry " + sequence + " " + what);
        }
    }

    private static String line(Entry entry) {
        String state = entry.type().equals("intent")
                ? "permitted, and nothing recorded of what came of it"
                : "issued, and no end recorded";
        return EntryLine.of(entry).strip() + ": " + state;
    }
}
