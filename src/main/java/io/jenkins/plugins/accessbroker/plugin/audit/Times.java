package io.jenkins.plugins.accessbroker.plugin.audit;

import io.jenkins.plugins.accessbroker.text.Durations;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/** Times as a search names them. */
final class Times {
    /** What {@link #parse} takes, for messages. */
    static final String FORM =
            "a time such as `2026-11-23T10:00:00Z`, a day such as `2026-11-23`, or how long ago it was,"
                    + " such as `7d` or `12h`";

    private static final Instant FIRST = Instant.EPOCH;
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    private Times() {}

    /** The time, where the text is one of the years 1970 to 9999; a day begins at midnight in UTC. */
    static Optional<Instant> parse(String text, Instant now) {
        return ago(text)
                .map(now::minus)
                .or(() -> absolute(text))
                .filter(time -> !time.isBefore(FIRST) && !time.isAfter(LAST));
    }

    private static Optional<Duration> ago(String text) {
        return text.matches("\\d{1,4}d")
                ? Optional.of(Duration.ofDays(Long.parseLong(text.substring(0, text.length() - 1))))
                : Durations.parse(text);
    }

    private static Optional<Instant> absolute(String text) {
        try {
            return Optional.of(
                    text.length() == "2026-11-23".length()
                            ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                            : Instant.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
