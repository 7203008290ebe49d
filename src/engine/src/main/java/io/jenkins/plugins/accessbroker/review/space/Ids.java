package io.jenkins.plugins.accessbroker.review.space;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;

/** Ids that conditions name, and one that none of them does. */
final class Ids {
    private Ids() {}

    /**
     * The named ids in their order, and one more.
     *
     * @param plain how the one that is not named begins
     */
    static Set<String> with(Set<String> named, String plain) {
        Set<String> ids = new LinkedHashSet<>(new TreeSet<>(named));
        String other = plain;
        for (int i = 2; named.contains(other); i++) {
            other = plain + i;
        }
        ids.add(other);
        return ids;
    }
}
