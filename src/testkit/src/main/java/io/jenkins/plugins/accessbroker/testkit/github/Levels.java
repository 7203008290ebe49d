package io.jenkins.plugins.accessbroker.testkit.github;

import java.util.List;
import java.util.Map;

/** The order of permission levels. */
final class Levels {
    private static final List<String> ORDER = List.of("read", "write", "admin");

    private Levels() {}

    static boolean isOne(Object level) {
        return ORDER.contains(level);
    }

    /** Whether what is there has at least this level. */
    static boolean has(Map<String, String> there, String permission, String level) {
        return there.containsKey(permission) && ORDER.indexOf(there.get(permission)) >= ORDER.indexOf(level);
    }
}
