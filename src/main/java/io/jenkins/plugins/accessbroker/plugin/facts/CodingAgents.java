package io.jenkins.plugins.accessbroker.plugin.facts;

import io.jenkins.plugins.accessbroker.request.ChangeRequest;
import io.jenkins.plugins.accessbroker.request.CodingAgent;
import io.jenkins.plugins.accessbroker.request.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The accounts behind the build that are coding agents: those that are registered, and every app account, {@code …[bot]},
 * registered or not.
 */
final class CodingAgents {
    private CodingAgents() {}

    static Fact<List<CodingAgent>> of(
            Fact<ChangeRequest> change, Fact<Set<String>> users, Predicate<String> registered) {
        Optional<String> why = unknown(change).or(() -> unknown(users));
        if (why.isPresent()) {
            return Fact.unknown("not known whose hand is in the build: " + why.get());
        }
        Optional<ChangeRequest> request = value(change);
        if (request.isPresent() && request.get().author().isEmpty()) {
            return Fact.unknown("the SCM source does not say who opened the change request");
        }
        List<CodingAgent> agents = new ArrayList<>();
        request.flatMap(ChangeRequest::author)
                .filter(name -> isAgent(name, registered))
                .ifPresent(name -> agents.add(new CodingAgent(name, CodingAgent.Part.CHANGE)));
        value(users).orElse(Set.of()).stream()
                .filter(name -> isAgent(name, registered))
                .forEach(name -> agents.add(new CodingAgent(name, CodingAgent.Part.TRIGGER)));
        String seen =
                (request.isPresent() ? "the author of the change request and " : "") + "the users behind the build";
        return agents.isEmpty() ? Fact.absent("none among " + seen) : Fact.of(agents, seen);
    }

    private static boolean isAgent(String name, Predicate<String> registered) {
        return name.toLowerCase(Locale.ROOT).endsWith("[bot]") || registered.test(name);
    }

    private static Optional<String> unknown(Fact<?> fact) {
        return fact instanceof Fact.Unknown<?> none ? Optional.of(none.why()) : Optional.empty();
    }

    private static <T> Optional<T> value(Fact<T> fact) {
        return fact instanceof Fact.Known<T> known ? Optional.of(known.value()) : Optional.empty();
    }
}
