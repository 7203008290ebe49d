package io.jenkins.plugins.accessbroker.issuer.call;

import io.jenkins.plugins.accessbroker.issuer.IssuerFault;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One attempt that gave nothing.
 *
 * @param reason who can mend it
 * @param what went wrong, and where
 * @param next what to do
 * @param code the other side's error code
 * @param requestId the other side's id of the call
 * @param repeat whether asking again can help
 */
public record Failure(
        IssuerFault.Reason reason,
        String what,
        String next,
        Optional<String> code,
        Optional<String> requestId,
        Repeat repeat) {

    /** Whether an attempt is repeated. */
    public enum Repeat {
        NEVER,
        /** Once in all attempts of an order. */
        ONCE,
        /** As long as attempts and time are left. */
        ALWAYS
    }

    public Failure {
        Objects.requireNonNull(reason);
        Objects.requireNonNull(what);
        Objects.requireNonNull(next);
        Objects.requireNonNull(code);
        Objects.requireNonNull(requestId);
        Objects.requireNonNull(repeat);
    }

    /** A failure without an answer. */
    public static Failure unanswered(IssuerFault.Reason reason, String what, String next, Repeat repeat) {
        return new Failure(reason, what, next, Optional.empty(), Optional.empty(), repeat);
    }

    /** What the pipeline author is told after so many attempts. */
    public IssuerFault fault(int attempts) {
        List<String> details = new ArrayList<>();
        code.ifPresent(text -> details.add("error `" + text + "`"));
        requestId.ifPresent(text -> details.add("request `" + text + "`"));
        details.add(attempts == 1 ? "1 attempt" : attempts + " attempts");
        return new IssuerFault(reason, what + ": " + next + " (" + String.join(", ", details) + ")", requestId);
    }
}
