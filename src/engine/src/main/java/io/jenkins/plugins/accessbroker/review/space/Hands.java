package io.jenkins.plugins.accessbroker.review.space;

import io.jenkins.plugins.accessbroker.policy.condition.CodingAgents;
import io.jenkins.plugins.accessbroker.policy.condition.ComparisonFault;
import io.jenkins.plugins.accessbroker.policy.condition.Effort;
import io.jenkins.plugins.accessbroker.request.BuildContext;
import io.jenkins.plugins.accessbroker.request.CodingAgent;
import io.jenkins.plugins.accessbroker.request.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The coding agents that had a hand in a build.
 *
 * @param registered the ids that the permitting side has registrations of in force
 * @param unregistered the ids of which one must have a hand, none where that is no wish: those that the denying side has no
 *     registration of in force
 */
record Hands(Set<String> registered, Optional<Predicate<String>> unregistered) implements Dimension {

    @Override
    public Optional<BuildContext> meet(BuildContext build, List<Wish> wishes, Effort effort) throws ComparisonFault {
        effort.take(wishes.size() + 1L);
        Stream<Fact<List<CodingAgent>>> none =
                unregistered.isPresent() ? Stream.of() : Stream.of(Draft.known(List.of()), Draft.unknown());
        return Stream.concat(none, known(wishes).stream().map(Draft::known))
                .map(agents -> Draft.codingAgents(build, agents))
                .filter(tried -> Wish.allMetBy(wishes, tried))
                .findFirst();
    }

    private Optional<List<CodingAgent>> known(List<Wish> wishes) {
        Set<String> named = new TreeSet<>(registered);
        wishes.forEach(wish -> named.addAll(((CodingAgents) wish.condition()).ids()));
        List<String> usable = named.stream().filter(registered::contains).toList();
        Optional<List<String>> ids = Several.choose(
                usable,
                wishes,
                (wish, id) -> ((CodingAgents) wish.condition()).ids().contains(id));
        if (ids.isEmpty() || unregistered.isEmpty()) {
            return ids.map(Hands::agents);
        }
        return usable.stream()
                .filter(unregistered.get())
                .filter(id -> wishes.stream()
                        .filter(Wish::isOfEach)
                        .allMatch(
                                wish -> ((CodingAgents) wish.condition()).ids().contains(id) == wish.wantsNamed()))
                .findFirst()
                .map(id -> {
                    List<String> all = new ArrayList<>(List.of(id));
                    if (wishes.stream().anyMatch(wish -> !wish.isOfEach())) {
                        all.addAll(ids.get());
                    }
                    return agents(all);
                });
    }

    private static List<CodingAgent> agents(List<String> ids) {
        return ids.stream()
                .distinct()
                .map(id -> new CodingAgent(id, CodingAgent.Part.CHANGE))
                .toList();
    }
}
