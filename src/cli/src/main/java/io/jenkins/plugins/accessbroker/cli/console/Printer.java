package io.jenkins.plugins.accessbroker.cli.console;

import java.io.PrintStream;
import java.util.Objects;

/**
 * Prints lines, with colour where the stream takes it.
 *
 * @param stream where to
 * @param colour whether styles show
 */
public record Printer(PrintStream stream, boolean colour) {
    public Printer {
        Objects.requireNonNull(stream);
    }

    /** Prints a line as it is. */
    public void line(String text) {
        stream.print(text + "\n");
    }

    /** Prints a line in a style. */
    public void line(Style style, String text) {
        line(paint(style, text));
    }

    /** An empty line. */
    public void line() {
        line("");
    }

    /** The text in a style, where styles show. */
    public String paint(Style style, String text) {
        return colour ? style.paint(text) : text;
    }

    /** Whether something that was printed did not get through: the disk is full, or the reader is gone. */
    public boolean failed() {
        return stream.checkError();
    }
}
