package io.jenkins.plugins.accessbroker.testkit.sts;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The script of an emulator's misbehaviour. A request meets the oldest entry that is for its action; an entry for a
 * number of requests is gone when it has met that many. Without an entry the emulator behaves.
 *
 * <p>Safe for use by many threads: an entry for N requests meets exactly N.
 */
public final class Faults {
    private static final String ANY = "";

    private final List<Entry> entries = new ArrayList<>();

    Faults() {}

    /** The next request meets the fault, whatever its action. */
    public Faults next(Fault fault) {
        return next(1, fault);
    }

    /** The next requests meet the fault, whatever their action. */
    public Faults next(int requests, Fault fault) {
        return add(new Entry(ANY, requests, fault));
    }

    /** The next requests with this action meet the fault. */
    public Faults next(int requests, String action, Fault fault) {
        return add(new Entry(action, requests, fault));
    }

    /** Every request meets the fault, until {@link #clear()}. */
    public Faults always(Fault fault) {
        return add(new Entry(ANY, Integer.MAX_VALUE, fault));
    }

    /** Every request with this action meets the fault, until {@link #clear()}. */
    public Faults always(String action, Fault fault) {
        return add(new Entry(action, Integer.MAX_VALUE, fault));
    }

    /** Behave from here on. */
    public synchronized void clear() {
        entries.clear();
    }

    /** How many entries still wait for a request; a test that ends with some did not test what it meant to. */
    public synchronized int pending() {
        return entries.size();
    }

    synchronized Optional<Fault> meet(String action) {
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            if (entry.isFor(action)) {
                if (entry.remaining == 1) {
                    entries.remove(i);
                } else if (entry.remaining != Integer.MAX_VALUE) {
                    entries.set(i, new Entry(entry.action, entry.remaining - 1, entry.fault));
                }
                return Optional.of(entry.fault);
            }
        }
        return Optional.empty();
    }

    private synchronized Faults add(Entry entry) {
        entries.add(entry);
        return this;
    }

    private record Entry(String action, int remaining, Fault fault) {
        Entry {
            Objects.requireNonNull(fault, "fault");
            if (remaining < 1) {
                throw new IllegalArgumentException("expected at least 1 request, got `" + remaining + "`");
            }
        }

        boolean isFor(String asked) {
            return action.isEmpty() || action.equals(asked);
        }
    }
}
