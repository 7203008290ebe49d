package io.jenkins.plugins.accessbroker.plugin.step;

import hudson.EnvVars;
import hudson.Extension;
import hudson.FilePath;
import hudson.model.Computer;
import hudson.model.Node;
import hudson.model.TaskListener;
import io.jenkins.plugins.accessbroker.plugin.lease.StepStart;
import java.io.IOException;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepEnvironmentContributor;

/**
 * Takes secrets out of the environment of steps that run on an agent which the block's leases may not be used on. It
 * comes after everything else that sets variables.
 *
 * <p>Before a step is started, its environment is only looked at for secrets among its arguments, which are not to be
 * kept. For that it has all of them: whichever agent there is, and also where another variable has taken the name.
 */
@Extension(ordinal = Integer.MAX_VALUE)
public final class OtherAgents extends StepEnvironmentContributor {
    private static final Logger LOGGER = Logger.getLogger(OtherAgents.class.getName());

    @Override
    public void buildEnvironmentFor(StepContext context, EnvVars env, TaskListener listener)
            throws IOException, InterruptedException {
        Optional<HeldAccess> access = Optional.ofNullable(context.get(HeldAccess.class));
        boolean started = access.isPresent() && StepStart.isMade(context);
        while (access.isPresent()) {
            HeldAccess held = access.get();
            if (!started) {
                env.putAll(held.hidden(env));
            } else if (!mayUse(context, held)) {
                env.values().removeIf(value -> held.mask().finds(value));
            }
            access = held.outer();
        }
    }

    /** A place for files is an agent, also where none is named, and then nobody can say which. */
    private static boolean mayUse(StepContext context, HeldAccess held) throws InterruptedException {
        try {
            Computer computer = context.get(Computer.class);
            if (computer == null) {
                return context.get(FilePath.class) == null;
            }
            Node agent = computer.getNode();
            return agent != null && held.covers(agent);
        } catch (IOException | RuntimeException e) {
            LOGGER.log(Level.FINE, "cannot tell the agent, so no secrets are given", e);
            return false;
        }
    }
}
