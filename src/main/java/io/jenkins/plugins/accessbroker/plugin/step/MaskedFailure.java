package io.jenkins.plugins.accessbroker.plugin.step;

import hudson.Functions;
import io.jenkins.plugins.accessbroker.plugin.lease.Mask;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;

/** Stands for an exception whose text had a secret in it. */
final class MaskedFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private MaskedFailure(String message) {
        super(message);
    }

    /** The exception itself, if there is nothing to hide in all that it would print. */
    static Throwable of(Throwable failure, Mask mask) {
        return of(failure, mask, Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    private static Throwable of(Throwable failure, Mask mask, Set<Throwable> seen) {
        if (!seen.add(failure)) {
            return new MaskedFailure("(an exception that is its own cause)");
        }
        if (!mask.finds(Functions.printThrowable(failure))) {
            return failure;
        }
        String message =
                Optional.ofNullable(failure.getMessage()).map(mask::hide).orElse("");
        MaskedFailure masked = new MaskedFailure(failure.getClass().getSimpleName() + ": " + message);
        masked.setStackTrace(failure.getStackTrace());
        Optional.ofNullable(failure.getCause()).ifPresent(cause -> masked.initCause(of(cause, mask, seen)));
        for (Throwable suppressed : failure.getSuppressed()) {
            masked.addSuppressed(of(suppressed, mask, seen));
        }
        return masked;
    }
}
