package io.jenkins.plugins.accessbroker.cli.console;

import io.jenkins.plugins.accessbroker.text.Quote;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A path as a command line gives it: every option and operand that is one is read by this. */
public final class PathOption implements ITypeConverter<Path> {
    @Override
    public Path convert(String text) {
        if (text.isEmpty()) {
            throw new TypeConversionException("it is empty");
        }
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new TypeConversionException(invalid(text));
        }
    }

    /** What is said of a text that is no path. */
    public static String invalid(String text) {
        return Quote.of(text) + " is not a path in this locale: set `LC_ALL=C.UTF-8`";
    }
}
