package io.jenkins.plugins.accessbroker.audit;

import java.util.Objects;

/** The audit log did not record, or cannot be read. */
public final class AuditFault extends Exception {
    private static final long serialVersionUID = 1L;

    /** What went wrong. */
    public enum Reason {
        /** The store cannot be written: disk full, read-only, gone, held by another writer. */
        UNWRITABLE,
        /** The event is larger than an entry can be. */
        TOO_LARGE,
        /** What is stored contradicts itself or its checkpoint. */
        CORRUPT,
        /** The signing key is missing or unfit. */
        KEY,
        /** The log is not anchored as it is demanded, so that nothing is given until it is. */
        UNANCHORED
    }

    private final Reason reason;

    public AuditFault(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = Objects.requireNonNull(reason);
    }

    public AuditFault(Reason reason, String message) {
        this(reason, message, null);
    }

    public Reason reason() {
        return reason;
    }
}
