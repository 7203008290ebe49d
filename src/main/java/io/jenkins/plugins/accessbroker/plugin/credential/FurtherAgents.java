package io.jenkins.plugins.accessbroker.plugin.credential;

import hudson.EnvVars;
import hudson.Extension;
import hudson.model.Computer;
import hudson.model.Node;
import hudson.model.Run;
import io.jenkins.plugins.accessbroker.lease.Lease;
import io.jenkins.plugins.accessbroker.plugin.broker.AccessBroker;
import io.jenkins.plugins.accessbroker.plugin.lease.AccessRefused;
import io.jenkins.plugins.accessbroker.plugin.lease.Gate;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jenkinsci.plugins.workflow.flow.StepListener;
import org.jenkinsci.plugins.workflow.steps.EnvironmentExpander;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/**
 * Has a grant decided again for each further agent, before a step starts there that would have what the build read of the
 * grant in its environment. Whatever goes wrong here fails the step, before anything else is done about it: what is
 * thrown to the caller would let it start.
 */
@Extension
public final class FurtherAgents implements StepListener {
    private static final Logger LOGGER = Logger.getLogger(FurtherAgents.class.getName());

    private final Gate gate = new Gate("a further agent", Gate.LIMIT);

    @Override
    public void notifyOfNewStep(Step step, StepContext context) {
        try {
            check(context);
        } catch (AccessRefused e) {
            context.onFailure(e);
        } catch (Exception | Error e) {
            context.onFailure(
                    new AccessRefused(
                            "no access: it cannot be told whether the step may have a grant on its agent: see the controller's log"));
            LOGGER.log(
                    Level.WARNING,
                    e,
                    () -> "cannot tell whether the step " + step.getClass().getName()
                            + " may have what its build read of a grant, so it is not started");
        }
    }

    private void check(StepContext context) throws IOException, InterruptedException {
        Run<?, ?> build = context.get(Run.class);
        Collection<String> taken = build == null ? List.of() : TakenLeases.of(build);
        if (taken.isEmpty()) {
            return;
        }
        EnvVars variables = variables(context);
        for (Lease lease : AccessBroker.get().leases()) {
            if (taken.contains(lease.id()) && Holdings.get().isIn(build, lease, variables)) {
                reach(context, build, lease);
            }
        }
    }

    /** The variables that the blocks around a step set. */
    private static EnvVars variables(StepContext context) throws IOException, InterruptedException {
        EnvVars variables = new EnvVars();
        EnvironmentExpander blocks = context.get(EnvironmentExpander.class);
        if (blocks != null) {
            blocks.expand(variables);
        }
        return variables;
    }

    private void reach(StepContext context, Run<?, ?> build, Lease lease) throws IOException, InterruptedException {
        Computer computer = context.get(Computer.class);
        if (computer == null) {
            return;
        }
        Node agent = node(computer);
        if (!Holdings.get().reaches(build, lease, agent)) {
            gate.await(() -> Holdings.get().reach(build, lease, agent), late -> {});
        }
    }

    private static Node node(Computer computer) throws AccessRefused {
        return Optional.ofNullable(computer.getNode())
                .orElseThrow(() -> new AccessRefused("no access: the agent was removed: run the build again"));
    }
}
