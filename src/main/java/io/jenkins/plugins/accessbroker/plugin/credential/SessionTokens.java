package io.jenkins.plugins.accessbroker.plugin.credential;

import hudson.EnvVars;
import hudson.Extension;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.accessbroker.lease.Lease;
import io.jenkins.plugins.accessbroker.plugin.broker.AccessBroker;
import io.jenkins.plugins.accessbroker.plugin.lease.AccessRefused;
import io.jenkins.plugins.accessbroker.plugin.lease.HeldLease;
import io.jenkins.plugins.accessbroker.plugin.lease.StepStart;
import io.jenkins.plugins.accessbroker.request.GrantName;
import java.io.IOException;
import java.util.Collection;
import java.util.Optional;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepEnvironmentContributor;

/**
 * Gives a step the session token of a grant of AWS, where its environment has the grant's key and no token or another
 * one's: {@code withAWS} sets the key alone.
 */
@Extension
public final class SessionTokens extends StepEnvironmentContributor {
    @Override
    public void buildEnvironmentFor(StepContext context, EnvVars env, TaskListener listener)
            throws IOException, InterruptedException {
        String keyId = env.get(AwsSession.KEY_ID);
        Run<?, ?> build = keyId == null ? null : context.get(Run.class);
        if (build == null) {
            return;
        }
        Optional<GrantName> grant = grant(build, keyId);
        if (grant.isPresent() && !isComplete(build, grant.get(), env) && StepStart.isMade(context)) {
            complete(read(build, grant.get()), env);
        }
    }

    private static HeldLease read(Run<?, ?> build, GrantName grant) throws AccessRefused {
        try {
            return Holdings.get().read(build, grant);
        } catch (NoAccess e) {
            throw new AccessRefused(e.getMessage());
        }
    }

    /** The grant that the build has this key of. */
    private static Optional<GrantName> grant(Run<?, ?> build, String keyId) {
        Collection<String> taken = TakenLeases.of(build);
        return taken.isEmpty()
                ? Optional.empty()
                : AccessBroker.get().leases().stream()
                        .filter(lease -> taken.contains(lease.id()))
                        .filter(lease -> lease.credential().id().equals(keyId))
                        .map(Lease::grant)
                        .findFirst();
    }

    /** A token that nothing is known of, as after a restart of the controller, is left alone. */
    private static boolean isComplete(Run<?, ?> build, GrantName grant, EnvVars env) {
        String token = env.get(AwsSession.TOKEN);
        return token != null
                && Holdings.get()
                        .held(build, grant)
                        .filter(held -> held.values().get(AwsSession.KEY_ID).equals(env.get(AwsSession.KEY_ID)))
                        .map(held -> held.values().get(AwsSession.TOKEN).equals(token))
                        .orElse(true);
    }

    private static void complete(HeldLease held, EnvVars env) {
        for (String name : AwsSession.NAMES) {
            env.put(name, held.values().get(name));
        }
    }
}
