package io.jenkins.plugins.accessbroker.approval;

import java.util.Collections;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A person who may approve policies: one, whatever names and keys they have.
 *
 * @param name the first of their names, by which they are shown
 * @param names all their names in lower case, usually e-mail addresses
 */
public record Approver(String name, SortedSet<String> names) {
    public Approver {
        names = Collections.unmodifiableSortedSet(new TreeSet<>(names));
        if (!names.contains(folded(name))) {
            throw new IllegalArgumentException("`" + name + "` is none of the names of this approver");
        }
    }

    /** Whether one of their names is this one; case does not count. */
    public boolean is(String identity) {
        return names.contains(folded(identity));
    }

    /** A name in the form in which names are compared. */
    public static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
