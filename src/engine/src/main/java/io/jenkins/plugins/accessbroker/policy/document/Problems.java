package io.jenkins.plugins.accessbroker.policy.document;

import io.jenkins.plugins.accessbroker.policy.Position;
import java.util.ArrayList;
import java.util.List;

/** Collects the errors of a file, so that all are told in one go. */
public final class Problems {
    /** Problems that are kept for a file; past them a last one says that there are more. */
    public static final int MAX = 100;

    private final List<Problem> found = new ArrayList<>();
    private boolean full;

    /** Adds an error. */
    public void add(Position at, String message) {
        if (found.size() < MAX) {
            found.add(new Problem(at, message));
        } else if (!full) {
            full = true;
            found.add(new Problem(at, "more errors follow from here: mend these " + MAX + " first"));
        }
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    /** How many were added so far; with it a reader tells whether its own part is clean. */
    public int count() {
        return found.size();
    }

    /** All of them, by file, line and column. */
    public List<Problem> sorted() {
        return found.stream().sorted().toList();
    }
}
