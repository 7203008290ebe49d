package io.jenkins.plugins.accessbroker.plugin.guard;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.EnvVars;
import hudson.Extension;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.accessbroker.plugin.lease.AccessRefused;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jenkinsci.plugins.workflow.flow.StepListener;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Stops each step of a Pipeline that would use a guarded credential without a permit, before it starts.
 *
 * <p>A step that names no guarded credential is only looked at, in memory. Whatever goes wrong here fails the step, before
 * anything else is done about it: what is thrown to the caller would let it start.
 */
@Restricted(NoExternalUse.class)
@Extension
public final class StepGuard implements StepListener {
    private static final Logger LOGGER = Logger.getLogger(StepGuard.class.getName());

    @Override
    public void notifyOfNewStep(@NonNull Step step, @NonNull StepContext context) {
        try {
            Set<String> guarded = Guarded.now();
            if (!guarded.isEmpty()) {
                check(step, context, guarded);
            }
        } catch (AccessRefused e) {
            context.onFailure(e);
        } catch (Exception | Error e) {
            context.onFailure(
                    new AccessRefused(
                            "no access: it cannot be told whether the step uses a guarded credential: see the controller's log"));
            LOGGER.log(
                    Level.WARNING,
                    e,
                    () -> "cannot tell whether the step " + step.getClass().getName()
                            + " uses a guarded credential, so it is not started");
        }
    }

    private static void check(Step step, StepContext context, Set<String> guarded)
            throws IOException, InterruptedException {
        EnclosingBlocks.check(context);
        if (FreeText.is(step)) {
            return;
        }
        Run<?, ?> build = context.get(Run.class);
        Examination found = Examination.of(
                new Ids(guarded, Parameters.of(build), () -> Decider.get().inTime(() -> variables(context))), step);
        if (found.isFree()) {
            return;
        }
        String by = name(step, found);
        StepAgent agent = StepAgent.of(context);
        Decider.get().require(agent.situation(), found.ids(), by, log(context));
        EnclosingBlocks.mark(context.get(FlowNode.class), by, found.ids(), agent.seal());
    }

    private static String name(Step step, Examination found) {
        String name = Optional.ofNullable(step.getDescriptor())
                .map(descriptor -> descriptor.getFunctionName())
                .orElseGet(() -> step.getClass().getName());
        return found.whole() ? name : name + " (too large to be looked through, so it may use any)";
    }

    private static PrintStream log(StepContext context) throws IOException, InterruptedException {
        return context.get(TaskListener.class).getLogger();
    }

    /** The step's variables. Whoever contributes to them may take long. */
    private static Map<String, String> variables(StepContext context) throws IOException, InterruptedException {
        EnvVars variables = context.get(EnvVars.class);
        return variables == null ? Map.of() : variables;
    }
}
