package io.jenkins.plugins.accessbroker.approval.file;

import io.jenkins.plugins.accessbroker.policy.document.Problem;
import java.util.List;
import java.util.Objects;

/** What it takes for approval, or the signatures, cannot be read: then nothing is approved. */
public final class ApprovalFault extends Exception {
    private static final long serialVersionUID = 1L;

    /** What went wrong. */
    public enum Reason {
        /** The approval file, or the list of allowed signers, is not one that can be used. */
        RULE,
        /** The signature files cannot be read. */
        SIGNATURES
    }

    private final Reason reason;
    private final transient List<Problem> problems;

    ApprovalFault(Reason reason, String message, List<Problem> problems) {
        super(message);
        this.reason = Objects.requireNonNull(reason);
        this.problems = List.copyOf(problems);
    }

    ApprovalFault(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = Objects.requireNonNull(reason);
        this.problems = List.of();
    }

    public Reason reason() {
        return reason;
    }

    /** What is wrong, by file, line and column; none where a file could not be read at all. */
    public List<Problem> problems() {
        return problems == null ? List.of() : problems;
    }
}
