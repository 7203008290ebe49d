package io.jenkins.plugins.accessbroker.cli.console;

import io.jenkins.plugins.accessbroker.text.Quote;
import java.io.PrintStream;
import java.util.Objects;

/**
 * Prints lines, with colour where the stream takes it.
 *
 * <p>Nothing that a file or a build says can move the cursor, change colours or begin a line: what is not visible is
 * printed as {@code \}{@code uXXXX}.
 *
 * @param stream where to
 * @param colour whether styles show
 */
public record Printer(PrintStream stream, boolean colour) {
    public Printer {
        Objects.requireNonNull(stream);
    }

    /** An empty line. */
    public void line() {
        line("");
    }

    /** One line. */
    public void line(String text) {
        line(Style.PLAIN, text);
    }

    /** One line in a style. */
    public void line(Style style, String text) {
        line(style, text, "");
    }

    /** One line that begins in a style and goes on plain. */
    public void line(Style style, String head, String rest) {
        String painted = colour ? style.paint(Quote.visible(head)) : Quote.visible(head);
        stream.print(painted + Quote.visible(rest) + "\n");
    }

    /** A message of one line or several, marked as this program's own and not that of a command that it runs. */
    public void error(String message) {
        String[] lines = message.split("\n");
        line(Style.BAD, "access-broker:", " " + lines[0]);
        for (int i = 1; i < lines.length; i++) {
            line(lines[i]);
        }
    }

    /** Whether something that was printed did not get through: the disk is full, or the reader is gone. */
    public boolean failed() {
        return stream.checkError();
    }
}
