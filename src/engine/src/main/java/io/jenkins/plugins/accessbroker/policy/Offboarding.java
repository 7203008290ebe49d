package io.jenkins.plugins.accessbroker.policy;

import io.jenkins.plugins.accessbroker.policy.document.Position;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The end of an owner, a grant or a coding agent, which turns off all that hangs on it.
 *
 * @param what who or what ends, for messages: {@code the owner `Team`}
 * @param day the first day in UTC on which nothing is given any more
 * @param at where it stands
 */
public record Offboarding(String what, LocalDate day, Position at) {
    public Offboarding {
        Objects.requireNonNull(what);
        Objects.requireNonNull(day);
        Objects.requireNonNull(at);
    }

    /** The first moment at which nothing is given any more. */
    public Instant start() {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** Whether it has not come yet. */
    public boolean isAhead(Instant time) {
        return time.isBefore(start());
    }

    /** The first moment at which what would end at one moment gives nothing, offboarded as it may be. */
    static Instant stop(Instant end, Optional<Offboarding> offboarded) {
        return offboarded.map(Offboarding::start).filter(end::isAfter).orElse(end);
    }

    /** The one that comes first, if there is any. */
    public static Optional<Offboarding> first(Optional<Offboarding> one, Optional<Offboarding> other) {
        return Stream.of(one, other).flatMap(Optional::stream).min(Comparator.comparing(Offboarding::day));
    }
}
