package io.jenkins.plugins.accessbroker.approval.ssh;

/** The pattern lists of ssh_config(5): names with {@code *} and {@code ?}, divided by commas; {@code !} before one excludes. */
final class Namespaces {
    private Namespaces() {}

    static boolean match(String patterns, String name) {
        boolean found = false;
        for (String pattern : patterns.split(",", -1)) {
            boolean excludes = pattern.startsWith("!");
            if (one(excludes ? pattern.substring(1) : pattern, name)) {
                if (excludes) {
                    return false;
                }
                found = true;
            }
        }
        return found;
    }

    /** Goes back to the last star only, so the time is at most in proportion to the lengths' product. */
    private static boolean one(String pattern, String name) {
        int p = 0;
        int n = 0;
        int star = -1;
        int tried = 0;
        while (n < name.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                tried = n;
            } else if (p < pattern.length() && (pattern.charAt(p) == '?' || pattern.charAt(p) == name.charAt(n))) {
                p++;
                n++;
            } else if (star >= 0) {
                p = star + 1;
                n = ++tried;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }
}
