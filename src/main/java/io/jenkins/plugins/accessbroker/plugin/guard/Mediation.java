package io.jenkins.plugins.accessbroker.plugin.guard;

import hudson.model.Run;
import java.util.Optional;
import org.jenkinsci.plugins.workflow.steps.Step;

/** Whether the guard stood between a credential and what used it, as far as is known at the moment. */
public enum Mediation {
    /** No grant guards the credential. */
    UNGUARDED,
    /** A decision let the build use it: permitted, or only observed. */
    DECIDED,
    /** It was about to be used, and was stopped. */
    STOPPED,
    /** It is guarded, and was used past the guard. */
    PAST;

    /** For a step that names a credential. */
    public static Mediation named(Run<?, ?> build, String credential) {
        if (!isGuarded(credential) || GuardedUses.allows(build, credential)) {
            return of(Optional.of(build), credential);
        }
        return STOPPED;
    }

    /** For a use that was made, by a build or by something else. */
    public static Mediation of(Optional<Run<?, ?>> build, String credential) {
        if (!isGuarded(credential)) {
            return UNGUARDED;
        }
        return build.filter(run -> GuardedUses.allows(run, credential)).isPresent() ? DECIDED : PAST;
    }

    /** Whether a step only takes text and never looks up a credential. */
    public static boolean takesOnlyText(Step step) {
        return FreeText.is(step);
    }

    private static boolean isGuarded(String credential) {
        return Guarded.now().contains(credential);
    }
}
