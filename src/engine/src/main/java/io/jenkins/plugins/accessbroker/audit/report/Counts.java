package io.jenkins.plugins.accessbroker.audit.report;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How often each of some names came. The first {@value #MAX_NAMES} names have counts of their own; all others share one. */
final class Counts {
    /** Names that are told apart. */
    static final int MAX_NAMES = 10_000;

    private final Map<String, Long> counts = new HashMap<>();
    private long others;
    private long total;

    /** A name, and how often it came. */
    record Count(String name, long number) {}

    void add(String name) {
        total++;
        if (counts.size() < MAX_NAMES || counts.containsKey(name)) {
            counts.merge(name, 1L, Long::sum);
        } else {
            others++;
        }
    }

    /** The most frequent names, then by name. */
    List<Count> first(int most) {
        return counts.entrySet().stream()
                .map(entry -> new Count(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingLong(Count::number).reversed().thenComparing(Count::name))
                .limit(most)
                .toList();
    }

    boolean has(String name) {
        return counts.containsKey(name);
    }

    /** The names that have counts of their own. */
    int names() {
        return counts.size();
    }

    /** How often names came that have no count of their own. */
    long others() {
        return others;
    }

    long total() {
        return total;
    }
}
