package io.jenkins.plugins.accessbroker.decision;

import io.jenkins.plugins.accessbroker.decision.Spec.AgentSpec;
import io.jenkins.plugins.accessbroker.decision.Spec.DenySpec;
import io.jenkins.plugins.accessbroker.decision.Spec.GrantSpec;
import io.jenkins.plugins.accessbroker.decision.Spec.PolicySpec;
import io.jenkins.plugins.accessbroker.decision.Spec.To;
import io.jenkins.plugins.accessbroker.policy.condition.ChangeRequests;
import io.jenkins.plugins.accessbroker.request.AccessRequest;
import io.jenkins.plugins.accessbroker.request.Agent;
import io.jenkins.plugins.accessbroker.request.BuildContext;
import io.jenkins.plugins.accessbroker.request.ChangeRequest;
import io.jenkins.plugins.accessbroker.request.CodingAgent;
import io.jenkins.plugins.accessbroker.request.Fact;
import io.jenkins.plugins.accessbroker.request.GrantName;
import io.jenkins.plugins.accessbroker.request.Job;
import io.jenkins.plugins.accessbroker.request.Library;
import io.jenkins.plugins.accessbroker.request.Rerun;
import io.jenkins.plugins.accessbroker.request.Revision;
import io.jenkins.plugins.accessbroker.request.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;

/** Random policies and requests over few names, so that they often meet. */
public final class Worlds {
    private static final LocalDate DAY = LocalDate.of(2026, 6, 15);
    private static final List<String> JOBS = List.of("a", "a/b", "a/b/c", "a/x", "b/c", "ab");
    private static final List<String> GLOBS =
            List.of("a", "a/b", "a/*", "a/**", "**", "*", "**/c", "a/**/c", "*b", "*/b", "b/c", "a*");
    private static final List<String> BRANCHES = List.of("main", "release/1", "dev");
    private static final List<String> BRANCH_GLOBS = List.of("main", "release/*", "**", "dev");
    private static final List<String> NAMES = List.of("n1", "n2", "built-in");
    private static final List<String> CLOUDS = List.of("ec2", "k8s");
    private static final List<String> LABELS = List.of("linux", "big", "fast");
    private static final List<String> USERS = List.of("ana", "eve");
    private static final List<String> BOTS = List.of("bot1", "bot2", "bot3");

    private final Random random;

    public Worlds(long seed) {
        this.random = new Random(seed);
    }

    public List<PolicySpec> policies() {
        List<PolicySpec> policies = new ArrayList<>();
        for (String name : List.of("p", "q")) {
            List<GrantSpec> grants = new ArrayList<>();
            for (int i = random.nextInt(4); i >= 0; i--) {
                grants.add(grant(new GrantName(name, "g" + i)));
            }
            List<DenySpec> denies = new ArrayList<>();
            for (int i = random.nextInt(5) - 3; i >= 0; i--) {
                denies.add(deny("d" + i));
            }
            policies.add(new PolicySpec(name, rarely(this::near), grants, denies, List.of()));
        }
        PolicySpec first = policies.get(0);
        List<AgentSpec> agents = List.of(
                new AgentSpec("bot1", DAY.plusDays(9), rarely(this::near)),
                new AgentSpec("bot2", near(), Optional.empty()));
        policies.set(0, new PolicySpec(first.name(), first.offboarded(), first.grants(), first.denies(), agents));
        return policies;
    }

    public Instant time() {
        return DAY.atStartOfDay(ZoneOffset.UTC).toInstant().plusSeconds(random.nextInt(86_400));
    }

    public AccessRequest request() {
        GrantName grant = new GrantName(one(List.of("p", "q")), "g" + random.nextInt(4));
        Optional<Duration> ttl = rarely(() -> Duration.ofMinutes(1 + random.nextInt(120)));
        return new AccessRequest(grant, build(), ttl, Optional.empty());
    }

    private BuildContext build() {
        return new BuildContext(
                new Job(one(JOBS), "pipeline"),
                1 + random.nextInt(9),
                fact(() -> one(BRANCHES)),
                Fact.of(new Revision("r", Optional.of("c"), true), "test"),
                mostlyAbsent(() -> new ChangeRequest(
                        "PR-1", one(List.of(ChangeRequest.Origin.values())), random.nextBoolean(), Optional.empty())),
                fact(() -> some(2, this::trigger)),
                fact(() -> some(2, this::agent)),
                mostlyAbsent(() -> new Rerun(one(List.of(Rerun.Kind.values())), Optional.empty())),
                fact(() -> some(1, () -> new Library("lib", "1", random.nextInt(4) > 0))),
                mostlyAbsent(() -> some(2, () -> new CodingAgent(one(BOTS), CodingAgent.Part.CHANGE))));
    }

    private GrantSpec grant(GrantName name) {
        return new GrantSpec(
                name,
                random.nextInt(8) == 0 ? near() : DAY.plusYears(1),
                rarely(this::near),
                Duration.ofMinutes(one(List.of(15, 60))),
                to(true),
                one(List.of(ChangeRequests.Admitted.values())),
                random.nextBoolean(),
                random.nextBoolean(),
                random.nextBoolean(),
                subset(BOTS));
    }

    private DenySpec deny(String name) {
        To to = to(random.nextBoolean());
        boolean empty = to.conditions().isEmpty();
        return new DenySpec(
                name, rarely(this::near), List.of(one(List.of("**", "p/*", "q/g1"))), empty ? to(true) : to);
    }

    private To to(boolean jobs) {
        return new To(
                jobs ? listed(GLOBS) : List.of(),
                maybe(BRANCH_GLOBS),
                Set.copyOf(maybe(List.of(Trigger.Kind.values()))),
                Set.copyOf(rare(USERS)),
                rare(NAMES),
                Set.copyOf(rare(CLOUDS)),
                Set.copyOf(rare(LABELS)),
                rarely(() -> one(List.of(Agent.Life.values()))));
    }

    private Trigger trigger() {
        Optional<String> user = random.nextBoolean() ? Optional.of(one(USERS)) : Optional.empty();
        return new Trigger(one(List.of(Trigger.Kind.values())), user, Optional.empty());
    }

    private Agent agent() {
        return new Agent(
                one(NAMES),
                subset(LABELS),
                random.nextBoolean() ? Optional.of(one(CLOUDS)) : Optional.empty(),
                one(List.of(Agent.Life.values())),
                random.nextInt(6) == 0);
    }

    /** Today, yesterday or tomorrow. */
    private LocalDate near() {
        return DAY.plusDays(random.nextInt(3) - 1);
    }

    private <T> Fact<T> fact(Supplier<T> value) {
        return switch (random.nextInt(12)) {
            case 0 -> Fact.absent("test");
            case 1 -> Fact.unknown("test");
            default -> Fact.of(value.get(), "test");
        };
    }

    private <T> Fact<T> mostlyAbsent(Supplier<T> value) {
        return switch (random.nextInt(8)) {
            case 0 -> Fact.unknown("test");
            case 1, 2 -> Fact.of(value.get(), "test");
            default -> Fact.absent("test");
        };
    }

    private <T> Optional<T> rarely(Supplier<T> value) {
        return random.nextInt(5) == 0 ? Optional.of(value.get()) : Optional.empty();
    }

    private <T> List<T> maybe(List<T> from) {
        return random.nextInt(3) == 0 ? listed(from) : List.of();
    }

    private <T> List<T> rare(List<T> from) {
        return random.nextInt(6) == 0 ? listed(from) : List.of();
    }

    private <T> List<T> listed(List<T> from) {
        Set<T> some = new LinkedHashSet<>(List.of(one(from)));
        some.addAll(subset(from));
        return List.copyOf(some);
    }

    private <T> Set<T> subset(List<T> from) {
        Set<T> some = new LinkedHashSet<>();
        from.stream().filter(item -> random.nextBoolean()).forEach(some::add);
        return some;
    }

    private <T> List<T> some(int most, Supplier<T> value) {
        List<T> list = new ArrayList<>();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            list.add(value.get());
        }
        return list;
    }

    private <T> T one(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
