package io.jenkins.plugins.accessbroker.testkit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands still until a test moves it. It is safe to read and to move from any thread. */
public final class MutableClock implements InstantSource {
    private final AtomicReference<Instant> now;

    private MutableClock(Instant start) {
        this.now = new AtomicReference<>(Objects.requireNonNull(start, "start"));
    }

    /** A clock that stands at the given moment. */
    public static MutableClock at(Instant start) {
        return new MutableClock(start);
    }

    /**
     * A clock that stands at the given moment.
     *
     * @param start an ISO-8601 instant such as {@code 2026-03-01T09:00:00Z}
     * @throws java.time.format.DateTimeParseException when it is not one
     */
    public static MutableClock at(String start) {
        return new MutableClock(Instant.parse(start));
    }

    /** A clock that stands at the machine's present moment, in whole seconds. */
    public static MutableClock atPresent() {
        return new MutableClock(Instant.ofEpochSecond(Instant.now().getEpochSecond()));
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    /**
     * Moves the clock by the given time, back when it is negative.
     *
     * @return the moment it now stands at
     */
    public Instant advance(Duration by) {
        return now.updateAndGet(then -> then.plus(by));
    }

    /** Puts the clock at the given moment, earlier or later. */
    public void set(Instant moment) {
        now.set(Objects.requireNonNull(moment, "moment"));
    }

    @Override
    public String toString() {
        return now.get().toString();
    }
}
