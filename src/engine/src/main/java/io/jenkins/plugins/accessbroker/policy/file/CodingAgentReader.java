package io.jenkins.plugins.accessbroker.policy.file;

import io.jenkins.plugins.accessbroker.policy.Offboarding;
import io.jenkins.plugins.accessbroker.policy.RegisteredAgent;
import io.jenkins.plugins.accessbroker.policy.document.Fields;
import io.jenkins.plugins.accessbroker.policy.document.Node;
import io.jenkins.plugins.accessbroker.policy.document.Shape;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Reads one registration of a coding agent.
 *
 * @param head what it takes from its policy
 */
record CodingAgentReader(Head head) {
    private static final String ID_FORM = "1 to 128 characters without spaces";

    private static final Shape.Mapping SHAPE = Shape.mapping("a mapping of its keys to values")
            .required("purpose", Values.PURPOSE, "what the coding agent is for")
            .required("expires", Values.DAY, "the last day in UTC of the registration")
            .optional("owner", Owners.SHAPE, "who answers for it, if not the policy's owner")
            .optional("offboarded", Values.DAY, "the first day in UTC on which the coding agent gets nothing");

    static final NamedParts PARTS = new NamedParts(
            "codingAgents",
            "coding agent",
            256,
            Shape.free(ID_FORM).upTo(128).matching(Values.NO_SPACE, ID_FORM),
            SHAPE);

    /** The registration; nothing where a problem was added. */
    Optional<RegisteredAgent> read(Node.Scalar id, Fields agent) {
        int before = agent.problems().count();
        Optional<String> purpose = Values.text(agent, "purpose");
        Optional<LocalDate> expires = Values.day(agent, "expires");
        Optional<Owners> owner = Owners.read(agent, Optional.of(head.owner()));
        Optional<Offboarding> own = Owners.offboarding(agent, "the coding agent " + Quote.of(id.text()));
        agent.done();
        if (agent.problems().count() > before) {
            return Optional.empty();
        }
        Owners found = owner.orElseThrow();
        return Optional.of(new RegisteredAgent(
                id.text(),
                found.owner(),
                purpose.orElseThrow(),
                expires.orElseThrow(),
                id.at(),
                Offboarding.first(own, found.offboarded())));
    }
}
