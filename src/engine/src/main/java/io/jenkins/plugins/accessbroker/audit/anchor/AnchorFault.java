package io.jenkins.plugins.accessbroker.audit.anchor;

import java.util.Objects;

/**
 * A checkpoint is not known to be anchored, or what is anchored contradicts the log. The message says what to do about it; no
 * secret is in it.
 */
public final class AnchorFault extends Exception {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** A fault. */
    public AnchorFault(Reason reason, String message) {
        this(reason, message, null);
    }

    /** A fault that has a cause. */
    public AnchorFault(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = Objects.requireNonNull(reason);
    }

    /** What kind of fault this is. */
    public Reason reason() {
        return reason;
    }

    /** The kinds of fault. */
    public enum Reason {
        /** The settings of the anchor cannot work. */
        CONFIGURATION(false),
        /** Nothing answers there, or not in time. */
        UNREACHABLE(false),
        /** The place does not let us, or does not know the log. */
        REFUSED(false),
        /** What comes from there is not what the place should have or say. */
        MALFORMED(false),
        /** The log cannot be read, or does not agree with its own checkpoint. */
        LOG(false),
        /** A fault of this program. */
        INTERNAL(false),
        /** What is anchored is no beginning of the log: one of the two was written anew. */
        FORKED(true),
        /** More is anchored than the log has: an older state of the log was put back. */
        ROLLED_BACK(true),
        /** The anchor no longer has what it had. */
        LOST(true),
        /** What the anchor answers is not signed by the key that it should be, or by one of the log that was replaced before. */
        UNTRUSTED(true);

        private final boolean evidence;

        Reason(boolean evidence) {
            this.evidence = evidence;
        }

        /** Whether somebody may have tampered with the log or the anchor; otherwise it is a failure that may pass. */
        public boolean evidence() {
            return evidence;
        }
    }
}
