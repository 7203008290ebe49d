package io.jenkins.plugins.accessbroker.plugin.lease;

import hudson.AbortException;
import hudson.model.Node;
import hudson.model.Run;
import io.jenkins.plugins.accessbroker.decision.PolicySet;
import io.jenkins.plugins.accessbroker.plugin.broker.AccessBroker;
import io.jenkins.plugins.accessbroker.plugin.facts.BuildFacts;
import io.jenkins.plugins.accessbroker.request.BuildContext;
import io.jenkins.plugins.accessbroker.request.RequestFault;
import java.util.Optional;

/** The facts that a block's requests are decided on. */
final class Facts {
    private Facts() {}

    /** The facts about a build whose block is on an agent, or on none. */
    static BuildContext of(Run<?, ?> run, Optional<Node> agent) throws AbortException {
        PolicySet policies = AccessBroker.get().policies();
        try {
            return BuildFacts.gather(run, agent, account -> isRegistered(policies, account));
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
