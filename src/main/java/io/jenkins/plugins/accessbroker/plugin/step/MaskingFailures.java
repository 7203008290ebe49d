package io.jenkins.plugins.accessbroker.plugin.step;

import org.jenkinsci.plugins.workflow.steps.FailureHandler;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** Hides a block's secrets in what its steps throw. */
final class MaskingFailures implements FailureHandler {
    private static final long serialVersionUID = 1L;

    private final HeldAccess access;

    MaskingFailures(HeldAccess access) {
        this.access = access;
    }

    @Override
    public Throwable handle(StepContext context, Throwable failure) {
        return MaskedFailure.of(failure, access.mask());
    }
}
