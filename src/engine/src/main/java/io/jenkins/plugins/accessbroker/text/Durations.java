package io.jenkins.plugins.accessbroker.text;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as policy files and messages write them: {@code 15m}, {@code 1h}, {@code 1h30m}, {@code 900s}. */
public final class Durations {
    /** What {@link #parse} takes, for messages. */
    public static final String FORM = "a duration such as `15m`, `1h` or `1h30m`";

    /** What {@link #parse} takes. */
    public static final Pattern PATTERN = Pattern.compile("(?=.)(?:(\\d{1,4})h)?(?:(\\d{1,6})m)?(?:(\\d{1,7})s)?");

    private Durations() {}

    /** The duration, where the text is one: hours, minutes and seconds in this order, at least one of them. */
    public static Optional<Duration> parse(String text) {
        Matcher parts = PATTERN.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        return Optional.of(
                Duration.ofHours(number(parts, 1)).plusMinutes(number(parts, 2)).plusSeconds(number(parts, 3)));
    }

    /** The shortest text that {@link #parse} reads as this duration; fractions of a second are left out. */
    public static String format(Duration duration) {
        StringBuilder text = new StringBuilder();
        part(text, duration.toHours(), 'h');
        part(text, duration.toMinutesPart(), 'm');
        part(text, duration.toSecondsPart(), 's');
        return text.isEmpty() ? "0s" : text.toString();
    }

    private static long number(Matcher parts, int group) {
        return parts.group(group) == null ? 0 : Long.parseLong(parts.group(group));
    }

    private static void part(StringBuilder text, long value, char unit) {
        if (value > 0) {
            text.append(value).append(unit);
        }
    }
}
