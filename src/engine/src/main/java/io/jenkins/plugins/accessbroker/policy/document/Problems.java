package io.jenkins.plugins.accessbroker.policy.document;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Collects the errors of a file, so that all are told in one go. */
public final class Problems {
    /** Problems that are kept for a file; past them a last one says that there are more. */
    public static final int MAX = 100;

    private final List<Problem> found = new ArrayList<>();
    private int added;
    private int misfits;

    /** Adds an error. */
    public void add(Position at, String message) {
        add(new Problem(at, message));
    }

    /** Adds an error. */
    public void add(Problem problem) {
        if (found.size() < MAX) {
            found.add(problem);
        }
        added++;
    }

    /** Adds an error of what has the right shape and yet does not fit. */
    public void misfit(Position at, String message) {
        misfits++;
        add(at, message);
    }

    /** Whether everything that was read has its shape: whether there is no error, or none but misfits. */
    public boolean isOfShape() {
        return added == misfits;
    }

    public boolean isEmpty() {
        return added == 0;
    }

    /** How many were added so far, those not kept included; with it a reader tells whether its own part is clean. */
    public int count() {
        return added;
    }

    /** All that were kept, by file, line and column; where there are more, one after them that says so. */
    public List<Problem> sorted() {
        List<Problem> sorted = found.stream().sorted().toList();
        if (added <= MAX) {
            return sorted;
        }
        Position last =
                found.stream().max(Comparator.naturalOrder()).orElseThrow().at();
        String more = (added - MAX) + " more problems are not shown: mend these " + MAX + " first";
        return Stream.concat(sorted.stream(), Stream.of(new Problem(last, more)))
                .toList();
    }
}
