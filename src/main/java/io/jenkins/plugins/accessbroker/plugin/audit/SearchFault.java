package io.jenkins.plugins.accessbroker.plugin.audit;

import java.util.Objects;

/** Why the audit log cannot be searched. */
final class SearchFault extends Exception {
    private static final long serialVersionUID = 1L;

    /** What kind of fault it is. */
    enum Reason {
        /** The index is not ready: ask again. */
        NOT_READY(503),
        /** The index cannot be used. */
        INDEX(500),
        /** The log cannot be read, or does not agree with its checkpoint. */
        LOG(500);

        private final int status;

        Reason(int status) {
            this.status = status;
        }
    }

    private final Reason reason;

    SearchFault(Reason reason, String message) {
        super(message);
        this.reason = Objects.requireNonNull(reason);
    }

    SearchFault(Reason reason, Throwable cause) {
        super(cause.getMessage(), cause);
        this.reason = Objects.requireNonNull(reason);
    }

    Reason reason() {
        return reason;
    }

    /** The status of an HTTP response that tells it. */
    int status() {
        return reason.status;
    }
}
