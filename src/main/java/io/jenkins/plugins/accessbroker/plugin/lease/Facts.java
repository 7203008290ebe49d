package io.jenkins.plugins.accessbroker.plugin.lease;

import hudson.model.Node;
import hudson.model.Run;
import io.jenkins.plugins.accessbroker.decision.PolicySet;
import io.jenkins.plugins.accessbroker.plugin.broker.AccessBroker;
import io.jenkins.plugins.accessbroker.plugin.facts.BuildFacts;
import io.jenkins.plugins.accessbroker.request.BuildContext;
import io.jenkins.plugins.accessbroker.request.RequestFault;
import java.util.Optional;
import java.util.function.Predicate;

/** The facts that requests are decided on. */
public final class Facts {
    private Facts() {}

    /**
     * The facts about a build whose block is on an agent, or on none.
     *
     * @throws AccessRefused if nothing can be decided on
     */
    public static BuildContext of(Run<?, ?> run, Optional<Node> agent) throws AccessRefused {
        return gather(registered -> BuildFacts.gather(run, agent, registered));
    }

    /**
     * The facts about a build with every agent that it holds, for a request of which only the build is known.
     *
     * @throws AccessRefused if nothing can be decided on
     */
    public static BuildContext withAllAgents(Run<?, ?> run) throws AccessRefused {
        return gather(registered -> BuildFacts.gatherWithAllAgents(run, registered));
    }

    /** Gathers, given what says whether an account is that of a registered coding agent. */
    private interface Gathering {
        BuildContext gather(Predicate<String> registered) throws RequestFault;
    }

    private static BuildContext gather(Gathering gathering) throws AccessRefused {
        PolicySet policies = AccessBroker.get().policies();
        try {
            return gathering.gather(account -> isRegistered(policies, account));
        } catch (RequestFault e) {
            throw new AccessRefused("no access: " + LogBlock.plain(e.getMessage()));
        }
    }

    /** Names of accounts are held against each other in any case, as most SCMs and Jenkins do. */
    private static boolean isRegistered(PolicySet policies, String account) {
        return policies.policies().stream()
                .flatMap(policy -> policy.codingAgents().stream())
                .anyMatch(agent -> agent.id().equalsIgnoreCase(account));
    }
}
