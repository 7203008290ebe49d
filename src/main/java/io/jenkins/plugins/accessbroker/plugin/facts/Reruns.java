package io.jenkins.plugins.accessbroker.plugin.facts;

import hudson.model.Cause;
import hudson.model.Run;
import io.jenkins.plugins.accessbroker.request.Fact;
import io.jenkins.plugins.accessbroker.request.Rerun;
import java.util.List;
import java.util.Optional;
import org.jenkinsci.plugins.workflow.cps.replay.ReplayCause;

/**
 * Whether the build is a replay or a restart from a stage.
 *
 * <p>A rebuild runs the unchanged script of the build it names, so it is what that build was: a rebuild of a replay is a
 * replay, and a rebuild of a build that is gone is not known.
 */
final class Reruns {
    private static final String RESTART =
            "org.jenkinsci.plugins.pipeline.modeldefinition.causes.RestartDeclarativePipelineCause";

    private Reruns() {}

    /** Whether the cause says that the build runs another build again. */
    static boolean isRerun(Cause cause) {
        return cause instanceof ReplayCause || isRestart(cause);
    }

    static Fact<Rerun> of(Run<?, ?> run) {
        List<Cause> causes = run.getCauses();
        for (int i = 0; i < causes.size(); i++) {
            Cause cause = causes.get(i);
            if (isRestart(cause)) {
                return rerun(Rerun.Kind.RESTART, userBefore(causes, i), "the restart cause of the build");
            }
            if (cause instanceof ReplayCause replay) {
                Fact<Rerun> fact = replay.isRebuilt()
                        ? rebuilt(run, replay, userBefore(causes, i))
                        : rerun(Rerun.Kind.REPLAY, userBefore(causes, i), "the replay cause of the build");
                if (!(fact instanceof Fact.Absent<Rerun>)) {
                    return fact;
                }
            }
        }
        return Fact.absent("no cause of the build is a replay or a restart");
    }

    private static boolean isRestart(Cause cause) {
        return cause.getClass().getName().equals(RESTART);
    }

    private static Fact<Rerun> rebuilt(Run<?, ?> run, ReplayCause cause, Optional<String> user) {
        int number = cause.getOriginalNumber();
        Run<?, ?> original = number < run.getNumber() ? run.getParent().getBuildByNumber(number) : null;
        if (original == null) {
            return Fact.unknown("the build is a rebuild of build " + number
                    + ", which is gone, so it cannot be said whether that was a replay");
        }
        Fact<Rerun> first = of(original);
        return first instanceof Fact.Known<Rerun> known
                ? rerun(
                        known.value().kind(),
                        user,
                        "the causes of build " + number + ", which the build is a rebuild of")
                : first;
    }

    private static Fact<Rerun> rerun(Rerun.Kind kind, Optional<String> user, String origin) {
        return Fact.of(new Rerun(kind, user), origin);
    }

    /** The user of the cause that stands before; a rerun is recorded with the user who asked for it. */
    private static Optional<String> userBefore(List<Cause> causes, int index) {
        for (int i = index - 1; i >= 0; i--) {
            if (causes.get(i) instanceof Cause.UserIdCause user) {
                return Triggers.user(user);
            }
        }
        return Optional.empty();
    }
}
