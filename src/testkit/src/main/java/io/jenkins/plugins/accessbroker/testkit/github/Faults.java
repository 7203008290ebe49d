package io.jenkins.plugins.accessbroker.testkit.github;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The script of the emulator's misbehaviour. A request meets the oldest entry that is for its operation; an entry for a
 * number of requests is gone when it has met that many. Safe for use by many threads.
 */
public final class Faults {
    private final List<Entry> entries = new ArrayList<>();

    Faults() {}

    /** The next requests of this operation meet the fault. */
    public synchronized Faults next(int requests, Operation operation, Fault fault) {
        entries.add(new Entry(operation, requests, fault));
        return this;
    }

    /** Every request of this operation meets the fault, until {@link #clear()}. */
    public Faults always(Operation operation, Fault fault) {
        return next(Integer.MAX_VALUE, operation, fault);
    }

    /** Behave from here on. */
    public synchronized void clear() {
        entries.clear();
    }

    /** How many entries still wait for a request. */
    public synchronized int pending() {
        return entries.size();
    }

    synchronized Optional<Fault> meet(Operation operation) {
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            if (entry.operation() == operation) {
                if (entry.left() == 1) {
                    entries.remove(i);
                } else if (entry.left() != Integer.MAX_VALUE) {
                    entries.set(i, new Entry(operation, entry.left() - 1, entry.fault()));
                }
                return Optional.of(entry.fault());
            }
        }
        return Optional.empty();
    }

    private record Entry(Operation operation, int left, Fault fault) {
        Entry {
            Objects.requireNonNull(operation);
            Objects.requireNonNull(fault);
            if (left < 1) {
                throw new IllegalArgumentException("expected at least 1 request, got `" + left + "`");
            }
        }
    }
}
