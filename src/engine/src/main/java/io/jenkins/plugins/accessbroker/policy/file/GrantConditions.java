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
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads to whom a grant gives: what its author asks of a build, and what holds unless its author says otherwise.
 *
 * <p>A condition that holds by default stands where {@code to} does.
 */
final class GrantConditions {
    private static final Map<String, Boolean> ALLOWED = Map.of("allow", true, "deny", false);
    private static final Map<String, Boolean> UNTRUSTED = Map.of("any", true, "trusted", false);
    private static final Map<String, ChangeRequests.Admitted> ADMITTED = Arrays.stream(ChangeRequests.Admitted.values())
            .collect(Collectors.toMap(ChangeRequests.Admitted::word, admitted -> admitted));
    private static final String NONE = "none";

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
        return grant.requiredMapping("to", "at least `jobs: [...]`")
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
                agents.flatMap(fields -> Values.word(fields, "builtIn", ALLOWED))
                        .orElse(false),
                at(agents.orElse(to), "builtIn")));
        agents.ifPresent(Fields::done);
        matchers.add(new ChangeRequests(
                Values.word(to, "changeRequests", ADMITTED).orElse(ChangeRequests.Admitted.NONE),
                at(to, "changeRequests")));
        matchers.add(new Replays(Values.word(to, "replays", ALLOWED).orElse(false), at(to, "replays")));
        matchers.add(new Libraries(Values.word(to, "libraries", UNTRUSTED).orElse(false), at(to, "libraries")));
        matchers.add(new CodingAgents(codingAgents(), at(to, "codingAgents")));
        to.done();
        return matchers.sorted();
    }

    /** The ids under {@code codingAgents}; none for the word {@code none} and by default. */
    private Set<String> codingAgents() {
        Optional<Node> node = to.node("codingAgents");
        if (node.filter(found -> found instanceof Node.Scalar).isPresent()) {
            Optional<Node.Scalar> word = to.optional("codingAgents", "`none` or a list of coding agent ids");
            word.filter(text -> !text.text().equals(NONE))
                    .ifPresent(text -> to.wrong(text, "codingAgents", "`none` or a list of coding agent ids"));
            return Set.of();
        }
        return to.list("codingAgents", "coding agent ids, or the word `none`")
                .map(Matchers::texts)
                .orElse(Set.of());
    }

    private Position at(Fields fields, String key) {
        return fields.node(key).isPresent() ? fields.at(key) : standard;
    }
}
