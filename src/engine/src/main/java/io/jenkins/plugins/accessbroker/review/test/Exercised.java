package io.jenkins.plugins.accessbroker.review.test;

import io.jenkins.plugins.accessbroker.decision.Decision;
import io.jenkins.plugins.accessbroker.policy.Deny;
import io.jenkins.plugins.accessbroker.policy.Grant;
import io.jenkins.plugins.accessbroker.policy.condition.BuiltIn;
import io.jenkins.plugins.accessbroker.policy.condition.ChangeRequests;
import io.jenkins.plugins.accessbroker.policy.condition.CodingAgents;
import io.jenkins.plugins.accessbroker.policy.condition.Condition;
import io.jenkins.plugins.accessbroker.policy.condition.Libraries;
import io.jenkins.plugins.accessbroker.policy.condition.Replays;
import io.jenkins.plugins.accessbroker.request.BuildContext;
import io.jenkins.plugins.accessbroker.request.GrantName;
import io.jenkins.plugins.accessbroker.review.test.Coverage.Kind;
import io.jenkins.plugins.accessbroker.review.test.Coverage.Part;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What decisions exercise. */
final class Exercised {
    private final Map<GrantName, List<BuildContext>> permitted = new HashMap<>();
    private final Map<GrantName, Set<String>> deniedByOne = new HashMap<>();
    private final Set<String> denies = new HashSet<>();

    Exercised(List<Decision> decisions) {
        decisions.forEach(this::add);
    }

    private void add(Decision decision) {
        GrantName grant = decision.request().grant();
        if (decision instanceof Decision.Denied denied) {
            Set<String> failed = Expectation.failed(denied);
            if (denied.failed().size() == 1) {
                deniedByOne.computeIfAbsent(grant, name -> new HashSet<>()).addAll(failed);
                denies.addAll(failed);
            }
        } else {
            permitted
                    .computeIfAbsent(grant, name -> new ArrayList<>())
                    .add(decision.request().build());
        }
    }

    /** A grant and those of its conditions that are not as by default, in the order of the file. */
    List<Part> parts(Grant grant) {
        String name = "grant " + Quote.of(grant.name().toString());
        List<Part> parts = new ArrayList<>();
        parts.add(new Part(Kind.GRANT, name, "it permits", grant.at(), permitted.containsKey(grant.name())));
        grant.conditions().stream()
                .filter(condition ->
                        byDefault(condition).filter(condition::equals).isEmpty())
                .map(condition -> part(grant, name, condition))
                .sorted(Comparator.comparing(Part::at))
                .forEach(parts::add);
        return parts;
    }

    Part part(Deny deny) {
        String name = deny.policy() + "/" + deny.name();
        return new Part(
                Kind.DENY,
                "deny " + Quote.of(name),
                "is denied by it alone",
                deny.at(),
                denies.contains("deny " + name));
    }

    private Part part(Grant grant, String name, Condition condition) {
        String what = "condition `" + condition.key().text() + "` of " + name;
        Optional<Condition> standard = byDefault(condition);
        if (standard.isEmpty()) {
            boolean alone = deniedByOne
                    .getOrDefault(grant.name(), Set.of())
                    .contains(condition.key().text());
            return new Part(Kind.CONDITION, what, "is denied by it alone", condition.at(), alone);
        }
        boolean letIn = permitted.getOrDefault(grant.name(), List.of()).stream()
                .anyMatch(build -> !standard.get().check(build).holds());
        return new Part(Kind.CONDITION, what, "is permitted because of it", condition.at(), letIn);
    }

    /** The condition as it is where a policy does not name it; nothing where there is then no such condition. */
    private static Optional<Condition> byDefault(Condition condition) {
        return switch (condition.key()) {
            case BUILT_IN -> Optional.of(new BuiltIn(false, condition.at()));
            case CHANGE_REQUESTS -> Optional.of(new ChangeRequests(ChangeRequests.Admitted.NONE, condition.at()));
            case REPLAYS -> Optional.of(new Replays(false, condition.at()));
            case LIBRARIES -> Optional.of(new Libraries(false, condition.at()));
            case CODING_AGENTS -> Optional.of(new CodingAgents(Set.of(), condition.at()));
            default -> Optional.empty();
        };
    }
}
