package io.jenkins.plugins.accessbroker.audit.proof;

import java.util.Objects;

/** Why there is no receipt, or why one proves nothing. */
public final class ReceiptFault extends Exception {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    ReceiptFault(Reason reason, String message) {
        super(message);
        this.reason = Objects.requireNonNull(reason, "reason");
    }

    ReceiptFault(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = Objects.requireNonNull(reason, "reason");
    }

    /** What kind of fault this is. */
    public Reason reason() {
        return reason;
    }

    /** The kinds of fault. */
    public enum Reason {
        /** The log's checkpoint does not cover such an entry. */
        ABSENT,
        /** What is in the log does not agree with its checkpoint. */
        UNSOUND,
        /** What was given is not in the form of a receipt. */
        MALFORMED,
        /** The receipt's checkpoint is not signed by the log's key. */
        SIGNATURE,
        /** The receipt's entry is not in the tree that was signed. */
        NOT_INCLUDED
    }
}
