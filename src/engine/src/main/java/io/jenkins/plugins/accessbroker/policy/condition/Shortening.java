package io.jenkins.plugins.accessbroker.policy.condition;

import java.util.ArrayList;
import java.util.List;

/** Makes a name that was found plainer, as far as that takes little work. */
final class Shortening {
    /** Places of patterns that are looked at to shorten one name. */
    private static final long MOST_STEPS = 200_000;

    private final List<List<Glob>> sets;
    private final PlaceSets excluded;
    private long steps;

    Shortening(List<List<Glob>> sets, PlaceSets excluded) {
        this.sets = sets;
        this.excluded = excluded;
    }

    /** The name without the plain segments that it can do without. */
    String of(String name, String plain) {
        List<String> segments = List.of(name.split("/"));
        for (int run = segments.size() - 1; run > 0; run--) {
            for (int from = segments.size() - run; from >= 0 && steps < MOST_STEPS; from--) {
                List<String> fewer = new ArrayList<>(segments);
                List<String> left = fewer.subList(from, from + run);
                boolean mayGo = run < segments.size() && left.stream().allMatch(plain::equals);
                left.clear();
                steps++;
                if (mayGo && fits(String.join("/", fewer))) {
                    return of(String.join("/", fewer), plain);
                }
            }
        }
        return String.join("/", segments);
    }

    private boolean fits(String name) {
        steps += name.length();
        if (!sets.stream().allMatch(set -> set.stream().anyMatch(glob -> glob.matches(name)))) {
            return false;
        }
        int[] places = excluded.start();
        for (int i = 0; i < name.length(); i++) {
            steps += places.length;
            places = excluded.step(places, name.charAt(i));
        }
        return !excluded.matches(places);
    }
}
