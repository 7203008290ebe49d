package io.jenkins.plugins.accessbroker.audit.report;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * The time that a report is about.
 *
 * @param from the first moment
 * @param to the moment after the last
 */
public record Period(Instant from, Instant to) {
    /** Parts of a chart at most. */
    private static final int MOST_PARTS = 40;

    public Period {
        Objects.requireNonNull(from);
        Objects.requireNonNull(to);
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("the time from `" + from + "` to `" + to + "` is empty");
        }
    }

    boolean has(Instant time) {
        return !time.isBefore(from) && time.isBefore(to);
    }

    /** The length of a part of a chart: hours, days, or as many whole days as give few enough parts. */
    Duration part() {
        Duration length = Duration.between(from, to);
        if (length.compareTo(Duration.ofHours(MOST_PARTS)) <= 0) {
            return Duration.ofHours(1);
        }
        long days = (length.toSeconds() + 86_399) / 86_400;
        return Duration.ofDays((days + MOST_PARTS - 1) / MOST_PARTS);
    }

    int parts() {
        long part = part().toSeconds();
        return Math.toIntExact((Duration.between(from, to).toSeconds() + part - 1) / part);
    }

    int partOf(Instant time) {
        return Math.toIntExact(
                Math.min(parts() - 1L, Duration.between(from, time).toSeconds() / part().toSeconds()));
    }

    Instant start(int part) {
        return from.plus(part().multipliedBy(part));
    }
}
