package io.jenkins.plugins.accessbroker.review.space;

import io.jenkins.plugins.accessbroker.policy.condition.AgentClouds;
import io.jenkins.plugins.accessbroker.policy.condition.AgentLabels;
import io.jenkins.plugins.accessbroker.policy.condition.AgentLife;
import io.jenkins.plugins.accessbroker.policy.condition.AgentNames;
import io.jenkins.plugins.accessbroker.policy.condition.BuiltIn;
import io.jenkins.plugins.accessbroker.policy.condition.ComparisonFault;
import io.jenkins.plugins.accessbroker.policy.condition.Effort;
import io.jenkins.plugins.accessbroker.request.Agent;
import io.jenkins.plugins.accessbroker.request.BuildContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The agents of a build. There may be several; that there is none and that they are not known is the same to every
 * condition. The properties of agents are independent of each other, so each is chosen by itself.
 */
final class Nodes implements Dimension {
    static final Dimension DIMENSION = new Nodes();

    private Nodes() {}

    @Override
    public Optional<BuildContext> meet(BuildContext build, List<Wish> wishes, Effort effort) throws ComparisonFault {
        effort.take(wishes.size() + 1L);
        Optional<BuildContext> holding = known(wishes, effort).map(agents -> Draft.agents(build, Draft.known(agents)));
        return holding.or(() -> Optional.of(Draft.agents(build, Draft.known(List.of()))))
                .filter(tried -> Wish.allMetBy(wishes, tried));
    }

    private static Optional<List<Agent>> known(List<Wish> wishes, Effort effort) throws ComparisonFault {
        Optional<List<String>> names = names(Wish.about(wishes, AgentNames.class), effort);
        Optional<List<Optional<String>>> clouds = clouds(Wish.about(wishes, AgentClouds.class));
        Optional<List<Set<String>>> labels = labels(Wish.about(wishes, AgentLabels.class));
        Optional<List<Agent.Life>> lives = Several.choose(
                List.of(Agent.Life.EPHEMERAL, Agent.Life.STATIC),
                Wish.about(wishes, AgentLife.class),
                (wish, life) -> ((AgentLife) wish.condition()).life() == life);
        Optional<List<Boolean>> builtIn = Several.choose(
                List.of(false, true),
                Wish.about(wishes, BuiltIn.class),
                (wish, is) -> !is || ((BuiltIn) wish.condition()).allowed());
        if (names.isEmpty() || clouds.isEmpty() || labels.isEmpty() || lives.isEmpty() || builtIn.isEmpty()) {
            return Optional.empty();
        }
        int count = Stream.of(names, clouds, labels, lives, builtIn)
                .mapToInt(some -> some.get().size())
                .max()
                .getAsInt();
        List<Agent> agents = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            agents.add(new Agent(
                    Several.at(names.get(), i),
                    Several.at(labels.get(), i),
                    Several.at(clouds.get(), i),
                    Several.at(lives.get(), i),
                    Several.at(builtIn.get(), i)));
        }
        return Optional.of(agents);
    }

    /** As {@link Several#choose} does it, among all names that there can be. */
    private static Optional<List<String>> names(List<Wish> wishes, Effort effort) throws ComparisonFault {
        List<Wish> each = wishes.stream().filter(Wish::isOfEach).toList();
        List<String> names = new ArrayList<>();
        for (Wish wish : wishes) {
            if (!wish.isOfEach()) {
                List<Wish> both = new ArrayList<>(each);
                both.add(wish);
                Optional<String> name = Names.one(both, "agent", effort);
                if (name.isEmpty()) {
                    return Optional.empty();
                }
                names.add(name.get());
            }
        }
        if (names.isEmpty()) {
            Names.one(each, "agent", effort).ifPresent(names::add);
        }
        return names.isEmpty() ? Optional.empty() : Optional.of(names);
    }

    private static Optional<List<Optional<String>>> clouds(List<Wish> wishes) {
        Set<String> named = new TreeSet<>();
        wishes.forEach(wish -> named.addAll(((AgentClouds) wish.condition()).clouds()));
        List<Optional<String>> clouds = new ArrayList<>(List.of(Optional.empty()));
        Ids.with(named, "cloud").forEach(cloud -> clouds.add(Optional.of(cloud)));
        return Several.choose(
                clouds,
                wishes,
                (wish, cloud) -> cloud.filter(((AgentClouds) wish.condition()).clouds()::contains)
                        .isPresent());
    }

    /** The fewest labels that wishes ask for, or those and one more: more labels never spare an agent a deny. */
    private static Optional<List<Set<String>>> labels(List<Wish> wishes) {
        Set<String> least = new TreeSet<>();
        Set<String> further = new TreeSet<>();
        for (Wish wish : wishes) {
            (wish.kind() == Wish.Kind.HOLDS ? least : further).addAll(((AgentLabels) wish.condition()).labels());
        }
        List<Set<String>> sets = new ArrayList<>(List.of(least));
        for (String label : further) {
            Set<String> more = new TreeSet<>(least);
            more.add(label);
            sets.add(more);
        }
        return Several.choose(sets, wishes, (wish, labels) -> named((AgentLabels) wish.condition(), wish, labels));
    }

    /** A grant names an agent that has all of the labels, a deny one that has any of them. */
    private static boolean named(AgentLabels condition, Wish wish, Set<String> labels) {
        return wish.kind() == Wish.Kind.HOLDS || wish.kind() == Wish.Kind.FAILS
                ? labels.containsAll(condition.labels())
                : !Collections.disjoint(labels, condition.labels());
    }
}
