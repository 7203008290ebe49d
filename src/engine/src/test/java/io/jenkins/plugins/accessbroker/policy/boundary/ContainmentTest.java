package io.jenkins.plugins.accessbroker.policy.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.accessbroker.Cases;
import io.jenkins.plugins.accessbroker.policy.condition.AgentClouds;
import io.jenkins.plugins.accessbroker.policy.condition.AgentLabels;
import io.jenkins.plugins.accessbroker.policy.condition.AgentLife;
import io.jenkins.plugins.accessbroker.policy.condition.AgentNames;
import io.jenkins.plugins.accessbroker.policy.condition.Branches;
import io.jenkins.plugins.accessbroker.policy.condition.BuiltIn;
import io.jenkins.plugins.accessbroker.policy.condition.ChangeRequests;
import io.jenkins.plugins.accessbroker.policy.condition.CodingAgents;
import io.jenkins.plugins.accessbroker.policy.condition.ComparisonFault;
import io.jenkins.plugins.accessbroker.policy.condition.Condition;
import io.jenkins.plugins.accessbroker.policy.condition.Glob;
import io.jenkins.plugins.accessbroker.policy.condition.Jobs;
import io.jenkins.plugins.accessbroker.policy.condition.Key;
import io.jenkins.plugins.accessbroker.policy.condition.Libraries;
import io.jenkins.plugins.accessbroker.policy.condition.Replays;
import io.jenkins.plugins.accessbroker.policy.condition.Triggers;
import io.jenkins.plugins.accessbroker.policy.condition.Users;
import io.jenkins.plugins.accessbroker.policy.document.Position;
import io.jenkins.plugins.accessbroker.request.Agent;
import io.jenkins.plugins.accessbroker.request.BuildContext;
import io.jenkins.plugins.accessbroker.request.ChangeRequest;
import io.jenkins.plugins.accessbroker.request.CodingAgent;
import io.jenkins.plugins.accessbroker.request.Fact;
import io.jenkins.plugins.accessbroker.request.Job;
import io.jenkins.plugins.accessbroker.request.Library;
import io.jenkins.plugins.accessbroker.request.Rerun;
import io.jenkins.plugins.accessbroker.request.Trigger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The verdict on two random conditions of each key is what trying every build of a small world gives. */
class ContainmentTest {
    private static final int CASES = Cases.count(150);
    private static final Position AT = new Position("p.yaml", 1, 1);
    private static final List<String> PATTERNS =
            List.of("a", "b", "*", "a*", "*b", "a/*", "*/b", "**", "**/b", "a/**", "**/a/**", "*a*", "a/**/b", "ab");
    private static final List<String> WORDS = List.of("x", "y", "z");
    private static final List<BuildContext> WORLD = world();

    private final Random random = new Random(7);

    @ParameterizedTest
    @EnumSource
    void is_beyond_exactly_if_a_build_meets_the_one_and_not_the_other(Key key) throws ComparisonFault {
        int beyond = 0;
        for (int i = 0; i < CASES; i++) {
            Condition inner = condition(key);
            Condition outer = condition(key);
            boolean real = WORLD.stream()
                    .anyMatch(build ->
                            inner.check(build).holds() && !outer.check(build).holds());

            Optional<String> found = new Containment().beyond(inner, outer);

            assertThat(found.isPresent())
                    .as(inner.expected() + " beyond " + outer.expected())
                    .isEqualTo(real);
            beyond += real ? 1 : 0;
        }
        assertThat(beyond).as("cases of both kinds").isBetween(CASES / 50, CASES * 49 / 50);
    }

    private Condition condition(Key key) {
        return switch (key) {
            case JOBS -> new Jobs(globs(), AT);
            case BRANCHES -> new Branches(globs(), AT);
            case AGENT_NAMES -> new AgentNames(globs(), AT);
            case TRIGGERS -> new Triggers(some(List.of(Trigger.Kind.values()).subList(0, 3)), AT);
            case USERS -> new Users(some(WORDS), AT);
            case AGENT_CLOUDS -> new AgentClouds(some(WORDS), AT);
            case AGENT_LABELS -> new AgentLabels(some(WORDS), AT);
            case AGENT_LIFE -> new AgentLife(any(Agent.Life.values()), AT);
            case BUILT_IN -> new BuiltIn(random.nextBoolean(), AT);
            case CHANGE_REQUESTS -> new ChangeRequests(any(ChangeRequests.Admitted.values()), AT);
            case REPLAYS -> new Replays(random.nextBoolean(), AT);
            case LIBRARIES -> new Libraries(random.nextBoolean(), AT);
            case CODING_AGENTS -> new CodingAgents(random.nextInt(4) == 0 ? Set.of() : some(WORDS), AT);
        };
    }

    private List<Glob> globs() {
        return some(PATTERNS).stream().limit(3).map(Glob::of).toList();
    }

    private <T> T any(T[] of) {
        return of[random.nextInt(of.length)];
    }

    private <T> Set<T> some(List<T> of) {
        Set<T> some = new HashSet<>(Set.of(of.get(random.nextInt(of.size()))));
        of.stream().filter(one -> random.nextInt(of.size()) == 0).forEach(some::add);
        return some;
    }

    /** Builds that differ from a plain one in one fact: names of up to three segments, and all there is of the rest. */
    private static List<BuildContext> world() {
        List<BuildContext> world = new ArrayList<>();
        for (String name : names()) {
            world.add(new Facts().job(name).build());
            world.add(new Facts().branch(name).build());
            world.add(new Facts()
                    .agent(new Agent(name, Set.of(), Optional.empty(), Agent.Life.STATIC, false))
                    .build());
        }
        for (Trigger.Kind kind : Trigger.Kind.values()) {
            world.add(new Facts().triggers(Trigger.of(kind)).build());
        }
        for (String word : WORDS) {
            world.add(new Facts().triggers(Trigger.user(word)).build());
            world.add(new Facts().codingAgent(word).build());
            world.add(new Facts()
                    .agent(new Agent("a", Set.of(), Optional.of(word), Agent.Life.STATIC, false))
                    .build());
        }
        for (Set<String> labels : List.of(
                Set.<String>of(),
                Set.of("x"),
                Set.of("y"),
                Set.of("z"),
                Set.of("x", "y"),
                Set.of("x", "z"),
                Set.of("y", "z"),
                Set.of("x", "y", "z"))) {
            world.add(new Facts()
                    .agent(new Agent("a", labels, Optional.empty(), Agent.Life.STATIC, false))
                    .build());
        }
        world.add(new Facts()
                .agent(new Agent("a", Set.of(), Optional.empty(), Agent.Life.EPHEMERAL, false))
                .build());
        world.add(new Facts()
                .agent(new Agent("a", Set.of(), Optional.empty(), Agent.Life.STATIC, true))
                .build());
        for (ChangeRequest.Origin origin : ChangeRequest.Origin.values()) {
            world.add(new Facts()
                    .change(new ChangeRequest("1", origin, true, Optional.empty()))
                    .build());
            world.add(new Facts()
                    .change(new ChangeRequest("1", origin, false, Optional.empty()))
                    .build());
        }
        world.add(new Facts().replay().build());
        world.add(new Facts().library(new Library("l", "1", false)).build());
        world.add(new Facts().library(new Library("l", "1", true)).build());
        return world;
    }

    private static List<String> names() {
        List<String> segments = List.of("a", "b", "ab", "ba", "c", "ca", "cb", "aca", "acb", "bc", "cac", "ac");
        List<String> names = new ArrayList<>(segments);
        for (String one : segments) {
            for (String two : segments) {
                names.add(one + "/" + two);
                List.of("a", "b", "c", "cb", "ac").forEach(three -> names.add(one + "/" + two + "/" + three));
            }
        }
        return names;
    }

    /** A plain build, one fact of which can be another. */
    private static final class Facts {
        private String job = "a";
        private String branch = "a";
        private List<Trigger> triggers = List.of();
        private List<Agent> agents = List.of(new Agent("a", Set.of(), Optional.empty(), Agent.Life.STATIC, false));
        private Fact<ChangeRequest> change = Fact.absent("test");
        private Fact<Rerun> rerun = Fact.absent("test");
        private List<Library> libraries = List.of();
        private List<CodingAgent> codingAgents = List.of();

        Facts job(String name) {
            job = name;
            return this;
        }

        Facts branch(String name) {
            branch = name;
            return this;
        }

        Facts triggers(Trigger trigger) {
            triggers = List.of(trigger);
            return this;
        }

        Facts agent(Agent agent) {
            agents = List.of(agent);
            return this;
        }

        Facts change(ChangeRequest request) {
            change = Fact.of(request, "test");
            return this;
        }

        Facts replay() {
            rerun = Fact.of(new Rerun(Rerun.Kind.REPLAY, Optional.empty()), "test");
            return this;
        }

        Facts library(Library library) {
            libraries = List.of(library);
            return this;
        }

        Facts codingAgent(String id) {
            codingAgents = List.of(new CodingAgent(id, CodingAgent.Part.CHANGE));
            return this;
        }

        BuildContext build() {
            return new BuildContext(
                    new Job(job, "test"),
                    1,
                    Fact.of(branch, "test"),
                    Fact.absent("test"),
                    change,
                    Fact.of(triggers, "test"),
                    Fact.of(agents, "test"),
                    rerun,
                    Fact.of(libraries, "test"),
                    Fact.of(codingAgents, "test"));
        }
    }
}
