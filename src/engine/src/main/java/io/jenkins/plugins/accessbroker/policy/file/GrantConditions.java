package io.jenkins.plugins.accessbroker.policy.file;

import io.jenkins.plugins.accessbroker.policy.condition.BuiltIn;
import io.jenkins.plugins.accessbroker.policy.condition.ChangeRequests;
import io.jenkins.plugins.accessbroker.policy.condition.CodingAgents;
import io.jenkins.plugins.accessbroker.policy.condition.Condition;
import io.jenkins.plugins.accessbroker.policy.condition.Libraries;
import io.jenkins.plugins.accessbroker.policy.condition.Replays;
import io.jenkins.plugins.accessbroker.policy.document.Fields;
import io.jenkins.plugins.accessbroker.policy.document.Node;
import io.jenkins.plugins.accessbroker.policy.document.Position;
import io.jenkins.plugins.accessbroker.policy.document.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads to whom a grant gives: what its author asks of a build, and what holds unless its author says otherwise.
 *
 * <p>A condition that holds by default stands where {@code to} does.
 */
final class GrantConditions {
    private static final Shape.Choice<Boolean> ALLOWED = Shape.choice(Map.of("allow", true, "deny", false));
    private static final Shape.Choice<Boolean> UNTRUSTED = Shape.choice(Map.of("any", true, "trusted", false));
    private static final Shape.Choice<ChangeRequests.Admitted> ADMITTED =
            Shape.choice(Arrays.stream(ChangeRequests.Admitted.values())
                    .collect(Collectors.toMap(ChangeRequests.Admitted::word, admitted -> admitted)));
    private static final String CODING_AGENTS = "`none` or a list of coding agent ids";
    private static final Shape.Text NO_AGENT =
            Shape.line(CODING_AGENTS).matching(Pattern.compile("none"), CODING_AGENTS);
    private static final Shape.Listing SOME_AGENTS = Shape.list("coding agent ids, or the word `none`", Matchers.ID);

    static final Shape.Mapping SHAPE = Matchers.keys(
                    Shape.mapping("at least `jobs: [...]`").required("jobs", Values.GLOBS, Matchers.JOBS))
            .optional(
                    "agents",
                    Matchers.AGENTS.optional("builtIn", ALLOWED, "whether they may be the controller's own node"),
                    Matchers.OF_AGENTS)
            .optional("changeRequests", ADMITTED, "which change requests, beside branches")
            .optional("replays", ALLOWED, "whether the build may be a replay or a restart")
            .optional("libraries", UNTRUSTED, "which shared libraries the build may have loaded")
            .optional(
                    "codingAgents",
                    new Shape.Either(CODING_AGENTS, List.of(NO_AGENT, SOME_AGENTS)),
                    "the coding agents that may have a hand in the build");

    private final Fields to;
    private final Position standard;
    private final Matchers matchers;

    private GrantConditions(Fields to, Position standard) {
        this.to = to;
        this.standard = standard;
        this.matchers = new Matchers(to);
    }

    /** The conditions under {@code to}; reported if it is missing. To be used only if no problem was added. */
    static List<Condition> read(Fields grant) {
        return grant.part("to")
                .map(to -> new GrantConditions(to, grant.at("to")).read())
                .orElse(List.of());
    }

    private List<Condition> read() {
        if (to.node("jobs").isEmpty()) {
            to.missing("jobs", "a list of patterns such as `[payments/deploy]`");
        }
        matchers.jobsAndBranches();
        matchers.triggersAndUsers();
        Optional<Fields> agents = matchers.agents();
        matchers.add(new BuiltIn(
                agents.flatMap(fields -> fields.word("builtIn", ALLOWED)).orElse(false),
                at(agents.orElse(to), "builtIn")));
        agents.ifPresent(Fields::done);
        matchers.add(new ChangeRequests(
                to.word("changeRequests", ADMITTED).orElse(ChangeRequests.Admitted.NONE), at(to, "changeRequests")));
        matchers.add(new Replays(to.word("replays", ALLOWED).orElse(false), at(to, "replays")));
        matchers.add(new Libraries(to.word("libraries", UNTRUSTED).orElse(false), at(to, "libraries")));
        matchers.add(new CodingAgents(codingAgents(), at(to, "codingAgents")));
        to.done();
        return matchers.sorted();
    }

    /** The ids under {@code codingAgents}; none for the word {@code none} and by default. */
    private Set<String> codingAgents() {
        Optional<Node> node = to.node("codingAgents");
        if (node.filter(found -> found instanceof Node.Scalar).isPresent()) {
            to.text("codingAgents", NO_AGENT, node.get());
            return Set.of();
        }
        return node.flatMap(found -> to.texts("codingAgents", SOME_AGENTS, found))
                .map(Matchers::texts)
                .orElse(Set.of());
    }

    private Position at(Fields fields, String key) {
        return fields.has(key) ? fields.at(key) : standard;
    }
}
