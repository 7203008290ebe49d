package io.jenkins.plugins.accessbroker.request;

import java.util.Collection;

/** Bounds on facts, so that no build can make a context that memory cannot hold; the audit log cuts what is still too large. */
final class Bounds {
    /** Characters of a name: job, branch, agent, user. */
    static final int NAME = 1_024;
    /** Entries of a list: labels, triggers, libraries. */
    static final int LIST = 256;

    private Bounds() {}

    static String name(String what, String text) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException(what + " is empty");
        }
        return length(what, text);
    }

    static String length(String what, String text) {
        if (text.length() > NAME) {
            throw new IllegalArgumentException(
                    what + " has " + text.length() + " characters, more than the " + NAME + " allowed");
        }
        return text;
    }

    static void size(String what, Collection<?> items) {
        if (items.size() > LIST) {
            throw new IllegalArgumentException(
                    what + " has " + items.size() + " entries, more than the " + LIST + " allowed");
        }
    }
}
