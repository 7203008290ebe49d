package io.jenkins.plugins.accessbroker.policy.condition;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Exact questions about the names that sets of patterns stand for. A set stands for every name that any of its patterns
 * matches; names have 1 to 1,024 characters.
 *
 * <p>Every name that is found has plain segments, none of them empty, and was checked by {@link Glob#matches}.
 */
public final class GlobAlgebra {
    private GlobAlgebra() {}

    /**
     * Whether every name that the inner patterns stand for is one that the outer ones stand for.
     *
     * @throws ComparisonFault if that cannot be said within the effort
     */
    public static boolean covers(Collection<Glob> outer, Collection<Glob> inner, Effort effort) throws ComparisonFault {
        return difference(inner, outer, effort).isEmpty();
    }

    /**
     * A name that the patterns stand for and the others do not; nothing if there is none.
     *
     * @throws ComparisonFault if that cannot be said within the effort
     */
    public static Optional<String> difference(Collection<Glob> patterns, Collection<Glob> others, Effort effort)
            throws ComparisonFault {
        return find(List.of(patterns), others, effort);
    }

    /**
     * A name that both sets stand for; nothing if there is none.
     *
     * @throws ComparisonFault if that cannot be said within the effort
     */
    public static Optional<String> intersection(Collection<Glob> left, Collection<Glob> right, Effort effort)
            throws ComparisonFault {
        return find(List.of(left, right), List.of(), effort);
    }

    /**
     * A name that each of some sets stands for and another set does not; nothing if there is none.
     *
     * @param inEach up to {@value NameSearch#MOST_SETS} sets; with none, any name will do
     * @throws ComparisonFault if that cannot be said within the effort
     */
    public static Optional<String> find(List<? extends Collection<Glob>> inEach, Collection<Glob> inNone, Effort effort)
            throws ComparisonFault {
        List<? extends Collection<Glob>> sets = inEach.isEmpty() ? List.of(List.of(Glob.of("**"))) : inEach;
        Set<Glob> excluded = new HashSet<>(inNone);
        if (sets.stream().anyMatch(excluded::containsAll)) {
            return Optional.empty();
        }
        Optional<String> name = sets.size() == 1 && excluded.isEmpty()
                ? sets.get(0).stream().findFirst().map(Glob::simplest)
                : new NameSearch(sets, excluded, effort).find();
        name.ifPresent(found -> confirm(found, sets, excluded));
        return name;
    }

    /** What was found by walking compiled patterns is what the patterns match one by one. */
    private static void confirm(String name, List<? extends Collection<Glob>> sets, Set<Glob> excluded) {
        if (!sets.stream().allMatch(set -> matches(set, name)) || matches(excluded, name)) {
            throw new IllegalStateException("a search among patterns found `" + name + "`, which does not fit");
        }
    }

    private static boolean matches(Collection<Glob> set, String name) {
        return set.stream().anyMatch(glob -> glob.matches(name));
    }
}
