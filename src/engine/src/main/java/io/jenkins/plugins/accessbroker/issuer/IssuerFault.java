package io.jenkins.plugins.accessbroker.issuer;

import java.util.Objects;
import java.util.Optional;

/** Nothing was issued, and why. The message says what to check, and never holds a secret. */
public final class IssuerFault extends Exception {
    private static final long serialVersionUID = 1L;

    /** What went wrong, by who can mend it. */
    public enum Reason {
        /** The grant asks for what the issuer does not give: the policy's owner mends the policy. */
        BOUNDS,
        /** The issuer is not set up for this: its administrator mends the configuration. */
        CONFIGURATION,
        /** The other side said no. */
        REFUSED,
        /** The other side asked to slow down, and went on doing so until the deadline. */
        THROTTLED,
        /** The other side could not be reached, or broke off. */
        UNREACHABLE,
        /** The deadline for the whole call passed. */
        TIMEOUT,
        /** The answer could not be read, or lacked something. */
        MALFORMED,
        /** The answer is for something else than was asked; it was thrown away. */
        MISMATCH,
        /** A fault of our own. */
        INTERNAL
    }

    private final Reason reason;
    private final String requestId;

    public IssuerFault(Reason reason, String message) {
        this(reason, message, Optional.empty(), null);
    }

    public IssuerFault(Reason reason, String message, Optional<String> requestId) {
        this(reason, message, requestId, null);
    }

    public IssuerFault(Reason reason, String message, Optional<String> requestId, Throwable cause) {
        super(message, cause);
        this.reason = Objects.requireNonNull(reason);
        this.requestId = requestId.orElse("");
    }

    /** A fault of our own, with where it happened and without its words, which may repeat a secret. */
    public static IssuerFault internal(Throwable cause) {
        Throwable place = new IllegalStateException("an unexpected fault");
        place.setStackTrace(cause.getStackTrace());
        return new IssuerFault(
                Reason.INTERNAL,
                "the issuer failed in a way that it should not: report it with the stack trace that is logged",
                Optional.empty(),
                place);
    }

    public Reason reason() {
        return reason;
    }

    /** The other side's own id of the call, where it answered. */
    public Optional<String> requestId() {
        return requestId.isEmpty() ? Optional.empty() : Optional.of(requestId);
    }
}
