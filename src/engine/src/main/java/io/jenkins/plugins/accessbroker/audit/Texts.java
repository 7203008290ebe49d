package io.jenkins.plugins.accessbroker.audit;

/** Bounds on texts of events, so that every event fits an entry. */
final class Texts {
    private Texts() {}

    static void bounded(String what, String text) {
        if (text.length() > AuditEvent.MAX_TEXT) {
            throw new IllegalArgumentException(
                    what + " has " + text.length() + " characters, more than the " + AuditEvent.MAX_TEXT + " allowed");
        }
    }
}
