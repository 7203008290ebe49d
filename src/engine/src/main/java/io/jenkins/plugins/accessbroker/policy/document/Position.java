package io.jenkins.plugins.accessbroker.policy.document;

import java.util.Comparator;
import java.util.Objects;

/**
 * A place in a file.
 *
 * @param file the file as messages name it: its path below the policy directory
 * @param line 1 for the first
 * @param column 1 for the first, counted in code points
 */
public record Position(String file, int line, int column) implements Comparable<Position> {
    private static final Comparator<Position> ORDER = Comparator.comparing(Position::file)
            .thenComparingInt(Position::line)
            .thenComparingInt(Position::column);

    public Position {
        Objects.requireNonNull(file);
        if (line < 1 || column < 1) {
            throw new IllegalArgumentException("position " + line + ":" + column + " is before the start of the file");
        }
    }

    @Override
    public int compareTo(Position other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
