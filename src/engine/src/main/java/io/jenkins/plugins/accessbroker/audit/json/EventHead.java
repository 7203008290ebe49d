package io.jenkins.plugins.accessbroker.audit.json;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What every event has, read back from an entry.
 *
 * @param sequence the place in the log that it states
 * @param type one of the types of events
 * @param lease the lease that it is about; empty where it is about none
 */
public record EventHead(long sequence, String type, String lease) {
    private static final Set<String> LEASE = Set.of("intent", "issued", "extended", "failed", "ended");
    private static final Set<String> OTHER = Set.of(
            "denied",
            "used",
            "observed",
            "unmediated",
            PoliciesWriter.LOADED,
            PoliciesWriter.APPROVED,
            PoliciesWriter.WAITING,
            EventWriter.KEY_ROTATED,
            PoliciesWriter.REVIEWED);

    /** The head of an entry that is an event of a version and type known here; nothing of any other. */
    public static Optional<EventHead> read(byte[] entry) {
        return FlatEntry.read(entry).flatMap(EventHead::of);
    }

    private static Optional<EventHead> of(Map<String, String> fields) {
        String type = fields.getOrDefault("type", "");
        String sequence = fields.getOrDefault("sequence", "");
        boolean known = fields.getOrDefault("version", "").equals(String.valueOf(EventWriter.VERSION))
                && sequence.matches("\\d{1,18}")
                && (fields.containsKey("lease") ? LEASE : OTHER).contains(type);
        return known
                ? Optional.of(new EventHead(Long.parseLong(sequence), type, fields.getOrDefault("lease", "")))
                : Optional.empty();
    }
}
