package io.jenkins.plugins.accessbroker.testkit.sts;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Optional;

/** The time stamps of Signature Version 4: ISO 8601 basic format in UTC, {@code 20150830T123600Z}. */
public final class AmzDate {
    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'")
            .withZone(ZoneOffset.UTC)
            .withResolverStyle(ResolverStyle.STRICT);

    private AmzDate() {}

    /** The text of a moment. */
    public static String format(Instant moment) {
        return FORMAT.format(moment);
    }

    /** The moment of a text; empty when it is not one. */
    public static Optional<Instant> parse(String text) {
        try {
            return Optional.of(FORMAT.parse(text, Instant::from));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
