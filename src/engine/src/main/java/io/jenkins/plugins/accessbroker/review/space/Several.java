package io.jenkins.plugins.accessbroker.review.space;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/** Facts of which a build has several, where a condition is about each of them or about any of them. */
final class Several {
    private Several() {}

    /**
     * At least one value, such that every wish is met: each value meets the wishes of each, and for every other wish there
     * is a value that meets it.
     *
     * @param values the values to choose from, the plainest first
     * @param named whether a condition names a value
     * @return nothing if there is no such choice
     */
    static <T> Optional<List<T>> choose(List<T> values, List<Wish> wishes, BiPredicate<Wish, T> named) {
        List<T> fit = values.stream()
                .filter(value -> wishes.stream()
                        .filter(Wish::isOfEach)
                        .allMatch(wish -> named.test(wish, value) == wish.wantsNamed()))
                .toList();
        List<T> chosen = new ArrayList<>();
        for (Wish wish : wishes) {
            if (!wish.isOfEach()) {
                Optional<T> one = fit.stream()
                        .filter(value -> named.test(wish, value) == wish.wantsNamed())
                        .findFirst();
                if (one.isEmpty()) {
                    return Optional.empty();
                }
                chosen.add(one.get());
            }
        }
        if (chosen.isEmpty() && !fit.isEmpty()) {
            chosen.add(fit.get(0));
        }
        return chosen.isEmpty() ? Optional.empty() : Optional.of(chosen);
    }

    /** The value at a place; the last where there are not so many. */
    static <T> T at(List<T> values, int place) {
        return values.get(Math.min(place, values.size() - 1));
    }
}
