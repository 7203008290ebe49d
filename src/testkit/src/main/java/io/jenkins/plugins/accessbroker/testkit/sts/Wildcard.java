package io.jenkins.plugins.accessbroker.testkit.sts;

/** The wildcards of IAM policies: {@code *} for any run of characters, {@code ?} for one (IAM JSON policy reference). */
final class Wildcard {
    private Wildcard() {}

    /** Whether the pattern matches the whole text, in time linear in their product. */
    static boolean matches(String pattern, String text) {
        int p = 0;
        int star = -1;
        int resume = 0;
        for (int t = 0; t < text.length(); ) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                resume = t;
            } else if (p < pattern.length() && (pattern.charAt(p) == '?' || pattern.charAt(p) == text.charAt(t))) {
                p++;
                t++;
            } else if (star >= 0) {
                p = star + 1;
                t = ++resume;
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
