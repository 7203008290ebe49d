package io.jenkins.plugins.accessbroker.cli.console;

import io.jenkins.plugins.accessbroker.policy.document.Suggestion;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** An option whose value is one of a few lower-case words. */
public abstract class WordOption<T extends Enum<T>> implements ITypeConverter<T> {
    private final Map<String, T> words = new TreeMap<>();

    /** An option whose words are the names of these. */
    protected WordOption(T[] values) {
        List<T> all = Arrays.asList(values);
        all.forEach(value -> words.put(value.name().toLowerCase(Locale.ROOT), value));
    }

    @Override
    public final T convert(String text) {
        if (!words.containsKey(text)) {
            throw new TypeConversionException(
                    "expected one of " + Suggestion.list(words.keySet()) + ", found " + Quote.of(text));
        }
        return words.get(text);
    }
}
