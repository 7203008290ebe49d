package io.jenkins.plugins.accessbroker.policy.document;

import io.jenkins.plugins.accessbroker.text.EditDistance;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Collectors;

/** The end of a message about a word that is not one of a known few: what may have been meant. */
public final class Suggestion {
    /** Changed characters up to which a word counts as mistyped. */
    private static final int MISTYPED = 2;
    /** Known words that are listed; the rest is counted. */
    private static final int LISTED = 16;

    private Suggestion() {}

    /** {@code : did you mean `a`}, or where nothing is near {@code : expected one of `a`, `b`}; sorted. */
    public static String among(Collection<String> known, String found) {
        if (known.isEmpty()) {
            return ": none is known";
        }
        return nearest(known, found)
                .map(word -> ": did you mean " + Quote.of(word))
                .orElseGet(() -> ": expected one of " + list(known));
    }

    /** The known word that differs from what was found by the fewest characters, if these are few. */
    public static Optional<String> nearest(Collection<String> known, String found) {
        return known.stream()
                .sorted()
                .filter(word -> isNear(word, found))
                .min(Comparator.comparingInt(word -> EditDistance.of(word, found)));
    }

    private static boolean isNear(String word, String found) {
        return Math.abs(word.length() - found.length()) <= MISTYPED && EditDistance.of(word, found) <= MISTYPED;
    }

    /** {@code `a`, `b`}; sorted. */
    public static String list(Collection<String> known) {
        String listed = known.stream().sorted().limit(LISTED).map(Quote::of).collect(Collectors.joining(", "));
        return known.size() > LISTED ? listed + " and " + (known.size() - LISTED) + " more" : listed;
    }
}
