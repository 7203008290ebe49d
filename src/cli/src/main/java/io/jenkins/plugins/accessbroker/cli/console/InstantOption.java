package io.jenkins.plugins.accessbroker.cli.console;

import io.jenkins.plugins.accessbroker.text.Quote;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A point in time as RFC 3339 writes it. */
public final class InstantOption implements ITypeConverter<Instant> {
    @Override
    public Instant convert(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new TypeConversionException(
                    "expected a time such as `2027-03-31T12:00:00Z`, found " + Quote.of(text));
        }
    }
}
