package io.jenkins.plugins.accessbroker.policy.file;

import io.jenkins.plugins.accessbroker.policy.condition.CodingAgents;
import io.jenkins.plugins.accessbroker.policy.condition.Condition;
import io.jenkins.plugins.accessbroker.policy.document.Fields;
import io.jenkins.plugins.accessbroker.policy.document.Shape;
import java.util.List;

/** Reads which builds a deny concerns: what its author says and nothing more. */
final class DenyConditions {
    static final Shape.Mapping SHAPE = Matchers.keys(Shape.mapping("at least one condition, such as `jobs: [...]`"))
            .optional("jobs", Values.GLOBS, Matchers.JOBS)
            .optional("agents", Matchers.AGENTS, Matchers.OF_AGENTS)
            .optional("codingAgents", Matchers.CODING_AGENTS, "the coding agents whose hand is in the build")
            .sized(1, Integer.MAX_VALUE);

    private DenyConditions() {}

    /** The conditions under {@code to}; reported if there is none. To be used only if no problem was added. */
    static List<Condition> read(Fields deny) {
        return deny.part("to").map(DenyConditions::conditions).orElse(List.of());
    }

    private static List<Condition> conditions(Fields to) {
        Matchers matchers = new Matchers(to);
        matchers.jobsAndBranches();
        matchers.triggersAndUsers();
        matchers.agents().ifPresent(Fields::done);
        to.texts("codingAgents")
                .ifPresent(ids -> matchers.add(new CodingAgents(Matchers.texts(ids), to.at("codingAgents"))));
        to.done();
        if (to.isEmpty()) {
            to.problem(to.at(), to.what() + " names no condition: add one, such as `jobs: [\"**\"]` for every build");
        }
        return matchers.sorted();
    }
}
