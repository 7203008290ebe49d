package io.jenkins.plugins.accessbroker.audit.report;

import io.jenkins.plugins.accessbroker.audit.json.RecordedEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;

/** Joins what the log says of a lease at its beginning with what it says at its end, while it is open. */
final class Leases {
    /** Open leases that are remembered; the oldest are forgotten first. */
    static final int MAX_OPEN = 100_000;

    /** Longest leases that are kept. */
    static final int LONGEST = 10;

    private final Map<String, Open> open = new LinkedHashMap<>();
    private final PriorityQueue<Held> longest =
            new PriorityQueue<>(Comparator.comparing(Held::length).thenComparing(held -> -held.sequence()));
    private long forgotten;

    /** What is known of a lease that is open. */
    private record Open(RecordedEvent.Permitted intent, Optional<RecordedEvent.Issued> issued) {}

    /**
     * A lease that ended.
     *
     * @param sequence the entry that says so
     */
    record Held(long sequence, String grant, String build, Instant issued, Duration length, boolean revoked) {}

    void permitted(RecordedEvent.Permitted intent) {
        if (open.size() >= MAX_OPEN) {
            open.remove(open.keySet().iterator().next());
            forgotten++;
        }
        open.put(intent.id(), new Open(intent, Optional.empty()));
    }

    /** What was permitted for a lease that is issued now. */
    Optional<RecordedEvent.Permitted> issued(RecordedEvent.Issued issued) {
        Open before = open.get(issued.id());
        if (before == null) {
            return Optional.empty();
        }
        open.put(issued.id(), new Open(before.intent(), Optional.of(issued)));
        return Optional.of(before.intent());
    }

    void failed(RecordedEvent.Failed failed) {
        Open before = open.get(failed.id());
        if (before != null && before.issued().isEmpty()) {
            open.remove(failed.id());
        }
    }

    /** Takes a lease out; where it counts, it may be one of the longest. */
    void ended(RecordedEvent.Ended ended, boolean counts) {
        Open before = open.remove(ended.id());
        if (before == null || before.issued().isEmpty() || !counts) {
            return;
        }
        Instant begin = before.issued().get().head().time();
        Duration length = Duration.between(begin, ended.head().time());
        longest.add(new Held(
                ended.head().sequence(),
                ended.head().grant().toString(),
                ended.head().build(),
                begin,
                length.isNegative() ? Duration.ZERO : length,
                ended.revoked()));
        if (longest.size() > LONGEST) {
            longest.remove();
        }
    }

    /** The longest, the longest first. */
    List<Held> longest() {
        List<Held> all = new ArrayList<>(longest);
        all.sort(longest.comparator().reversed());
        return all;
    }

    /** Leases that were open when so many others were that they were forgotten. */
    long forgotten() {
        return forgotten;
    }
}
