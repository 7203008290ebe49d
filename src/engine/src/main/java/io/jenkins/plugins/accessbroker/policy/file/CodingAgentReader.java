package io.jenkins.plugins.accessbroker.policy.file;

import io.jenkins.plugins.accessbroker.policy.Owner;
import io.jenkins.plugins.accessbroker.policy.RegisteredAgent;
import io.jenkins.plugins.accessbroker.policy.document.Fields;
import io.jenkins.plugins.accessbroker.policy.document.Node;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Reads one registration of a coding agent.
 *
 * @param head what it takes from its policy
 */
record CodingAgentReader(Head head) {
    /** Registrations of a policy at most. */
    static final int MAX = 256;

    static final String ID_FORM = "1 to 128 characters without spaces";

    static boolean isId(String text) {
        return !text.isEmpty() && text.length() <= 128 && Values.hasNoSpace(text);
    }

    /** The registration; nothing where a problem was added. */
    Optional<RegisteredAgent> read(Node.Scalar id, Fields agent) {
        int before = agent.problems().count();
        Optional<String> purpose = Values.purpose(agent);
        Optional<LocalDate> expires = Values.expires(agent);
        Optional<Owner> owner = Owners.own(agent, head.owner());
        agent.done();
        if (agent.problems().count() > before) {
            return Optional.empty();
        }
        return Optional.of(new RegisteredAgent(
                id.text(), owner.orElseThrow(), purpose.orElseThrow(), expires.orElseThrow(), id.at()));
    }
}
