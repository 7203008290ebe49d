package io.jenkins.plugins.accessbroker.lease;

import java.util.Objects;

/** The request was neither granted nor denied; whoever asked holds nothing. */
public final class BrokerFault extends Exception {
    private static final long serialVersionUID = 1L;

    /** What went wrong. */
    public enum Reason {
        /** The audit log cannot record, so nothing is issued and nothing is ended without a record. */
        NO_RECORD,
        /** The issuer gave nothing. */
        NOT_ISSUED,
        /** The lease's end could not be carried out at the issuer. */
        NOT_ENDED,
        /** The lease is not held, or not any more. */
        ENDED,
        /** The build was denied so often that nothing is decided for it any more. */
        TOO_MANY,
        /** A fault of our own. */
        INTERNAL
    }

    private final Reason reason;

    public BrokerFault(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = Objects.requireNonNull(reason);
    }

    public BrokerFault(Reason reason, String message) {
        this(reason, message, null);
    }

    public Reason reason() {
        return reason;
    }
}
