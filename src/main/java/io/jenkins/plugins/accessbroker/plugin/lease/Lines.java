package io.jenkins.plugins.accessbroker.plugin.lease;

import io.jenkins.plugins.accessbroker.decision.Decision;
import io.jenkins.plugins.accessbroker.decision.Explanation;
import io.jenkins.plugins.accessbroker.lease.Answer;
import io.jenkins.plugins.accessbroker.policy.Owner;
import io.jenkins.plugins.accessbroker.request.Agent;
import io.jenkins.plugins.accessbroker.request.Fact;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What a build's log says about an answer. */
final class Lines {
    private Lines() {}

    static List<String> of(Answer answer) {
        return answer instanceof Answer.Granted granted ? granted(granted) : refused((Answer.Refused) answer);
    }

    private static List<String> granted(Answer.Granted granted) {
        Decision.Permitted decision = granted.decision();
        Owner owner = decision.grant().owner();
        return List.of(
                "permitted: " + decision.grant().name(),
                "  purpose  " + decision.grant().purpose(),
                "  owner    " + owner.team() + " <" + owner.technical() + ">",
                "  gives    " + decision.grant().scope().summary(),
                "  agent    " + agents(decision.request().build().agents()),
                "  expires  " + granted.lease().expires().truncatedTo(ChronoUnit.SECONDS),
                "  audit    number " + granted.lease().sequence());
    }

    private static List<String> refused(Answer.Refused refused) {
        List<String> lines = new ArrayList<>(Explanation.brief(refused.decision()));
        lines.add("  audit number " + refused.sequence());
        return lines;
    }

    static List<String> extended(List<HeldLease> leases, Agent agent) {
        return leases.stream()
                .map(lease -> "permitted: " + lease.lease().grant() + " on the further agent " + Quote.of(agent.name()))
                .toList();
    }

    static List<String> waiting(Wish wish) {
        return List.of(
                "waiting: "
                        + wish.grants().stream().map(Object::toString).collect(Collectors.joining(", "))
                        + " is decided when the block takes an agent",
                "  why      no agent is held here, and conditions of the grant are about the agent");
    }

    private static String agents(Fact<List<Agent>> agents) {
        return agents.match(
                held -> held.isEmpty()
                        ? "none"
                        : held.stream().map(agent -> Quote.of(agent.name())).collect(Collectors.joining(", ")),
                () -> "none",
                why -> "not known: " + why);
    }
}
