package io.jenkins.plugins.accessbroker.plugin.migration;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jenkinsci.plugins.structs.describable.UninstantiatedDescribable;

/** The texts among the parameters of a step, at any depth. */
final class Texts {
    /** Values that are looked at. */
    static final int MAX = 10_000;

    private Texts() {}

    /** Those that satisfy a test, without the space around them. */
    static Set<String> in(Object parameters, Predicate<String> test) {
        Set<String> found = new TreeSet<>();
        Deque<Object> open = new ArrayDeque<>();
        open.add(parameters);
        for (int seen = 0; seen < MAX && !open.isEmpty(); seen++) {
            Object value = open.remove();
            if (value instanceof CharSequence text) {
                String stripped = text.toString().strip();
                if (test.test(stripped)) {
                    found.add(stripped);
                }
            } else {
                parts(value).stream().filter(part -> part != null).limit(MAX).forEach(open::add);
            }
        }
        return found;
    }

    private static Collection<?> parts(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.values();
        }
        if (value instanceof UninstantiatedDescribable described) {
            return described.getArguments().values();
        }
        if (value instanceof Collection<?> collection) {
            return collection;
        }
        return value instanceof Object[] array ? Arrays.asList(array) : Set.of();
    }
}
