package io.jenkins.plugins.accessbroker.plugin.guard;

import java.util.Set;
import java.util.TreeSet;

/**
 * Which guarded credentials something names, anywhere in it.
 *
 * @param ids their ids; what could not be looked at in whole might name any, so then it is all that are guarded
 * @param whole whether it could be looked at in whole
 */
record Examination(Set<String> ids, boolean whole) {
    Examination {
        ids = Set.copyOf(ids);
    }

    /** Looks at some objects, one after the other. */
    static Examination of(Ids guarded, Object... objects) {
        Set<String> found = new TreeSet<>();
        for (Object object : objects) {
            if (!ObjectWalk.everyText(object, text -> guarded.addNamed(text, found))) {
                return new Examination(guarded.all(), false);
            }
        }
        return new Examination(found, true);
    }

    /** Whether it names none, for certain. */
    boolean isFree() {
        return ids.isEmpty();
    }
}
