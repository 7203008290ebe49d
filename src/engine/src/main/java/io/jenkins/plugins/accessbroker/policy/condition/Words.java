package io.jenkins.plugins.accessbroker.policy.condition;

import io.jenkins.plugins.accessbroker.text.Quote;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** How conditions are put in words. */
final class Words {
    /** Entries of a list that are shown; the rest is counted. */
    private static final int SHOWN = 8;

    private Words() {}

    /** {@code `a` or `b` or `c`}. */
    static String anyOf(Collection<?> items) {
        return joined(items, " or ");
    }

    /** {@code `a` and `b` and `c`}. */
    static String allOf(Collection<?> items) {
        return joined(items, " and ");
    }

    /** {@code `a`, `b`, `c`}. */
    static String list(Collection<?> items) {
        return joined(items, ", ");
    }

    private static String joined(Collection<?> items, String between) {
        List<String> quoted = items.stream()
                .limit(SHOWN)
                .map(item -> Quote.of(item.toString()))
                .toList();
        int rest = items.size() - quoted.size();
        return quoted.stream().collect(Collectors.joining(between)) + (rest > 0 ? " and " + rest + " more" : "");
    }
}
