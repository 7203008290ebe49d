package io.jenkins.plugins.accessbroker.request;

/** A request or a build context that cannot be read or is outside its bounds; nothing was decided. */
public final class RequestFault extends Exception {
    private static final long serialVersionUID = 1L;

    /** What is wrong. */
    public enum Reason {
        /** Not the form that a request has: a syntax error, an unknown or missing key, a wrong type. */
        MALFORMED,
        /** A name, a list or the whole is larger than its bound. */
        TOO_LARGE,
        /** The file could not be read. */
        UNREADABLE
    }

    private final Reason reason;

    public RequestFault(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public RequestFault(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
