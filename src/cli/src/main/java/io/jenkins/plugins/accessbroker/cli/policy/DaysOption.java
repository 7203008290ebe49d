package io.jenkins.plugins.accessbroker.cli.policy;

import io.jenkins.plugins.accessbroker.text.Quote;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A number of days, from 0 to 9999: {@code 30d}. */
final class DaysOption implements ITypeConverter<Integer> {
    private static final Pattern DAYS = Pattern.compile("(\\d{1,4})d");

    @Override
    public Integer convert(String text) {
        Matcher days = DAYS.matcher(text);
        if (!days.matches()) {
            throw new TypeConversionException("expected a number of days such as `30d`, found " + Quote.of(text));
        }
        return Integer.valueOf(days.group(1));
    }
}
