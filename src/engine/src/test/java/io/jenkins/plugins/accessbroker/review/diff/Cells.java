package io.jenkins.plugins.accessbroker.review.diff;

import io.jenkins.plugins.accessbroker.decision.PolicySet;
import io.jenkins.plugins.accessbroker.policy.Deny;
import io.jenkins.plugins.accessbroker.policy.Grant;
import io.jenkins.plugins.accessbroker.policy.Offboarding;
import io.jenkins.plugins.accessbroker.policy.condition.Condition;
import io.jenkins.plugins.accessbroker.policy.condition.Finding;
import io.jenkins.plugins.accessbroker.request.Agent;
import io.jenkins.plugins.accessbroker.request.BuildContext;
import io.jenkins.plugins.accessbroker.request.ChangeRequest;
import io.jenkins.plugins.accessbroker.request.CodingAgent;
import io.jenkins.plugins.accessbroker.request.Fact;
import io.jenkins.plugins.accessbroker.request.Job;
import io.jenkins.plugins.accessbroker.request.Library;
import io.jenkins.plugins.accessbroker.request.Rerun;
import io.jenkins.plugins.accessbroker.request.Revision;
import io.jenkins.plugins.accessbroker.request.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Every cell of the space of requests over few names, by brute force: the facts of each kind are all tried by themselves,
 * and what they come to is put together in every way. Two grants and their denies are decided on side by side.
 *
 * <p>What a request comes to is a set of bits, one for each grant (its conditions hold so far) and one for each deny (none of
 * its conditions is certainly not met so far); putting facts together is the conjunction of their bits.
 */
final class Cells {
    private static final BuildContext PLAIN = build("a", known("main"), known(List.of()), known(List.of()), none());
    private static final List<BuildContext> JOBS = jobs();
    private static final List<BuildContext> BRANCHES = Stream.<Fact<String>>of(
                    known("main"), known("release/1"), known("dev"), known("other"), known("a/b/c"), none(), unknown())
            .map(branch -> build("a", branch, PLAIN.triggers(), PLAIN.agents(), none()))
            .toList();
    private static final List<BuildContext> TRIGGERS = triggers();
    private static final List<BuildContext> CHANGES = Stream.<Fact<ChangeRequest>>concat(
                    Stream.of(none(), unknown()),
                    Stream.of(ChangeRequest.Origin.values())
                            .flatMap(origin -> Stream.of(true, false)
                                    .map(trusted ->
                                            known(new ChangeRequest("PR-1", origin, trusted, Optional.empty())))))
            .map(change -> new BuildContext(
                    PLAIN.job(),
                    1,
                    PLAIN.branch(),
                    PLAIN.revision(),
                    change,
                    PLAIN.triggers(),
                    PLAIN.agents(),
                    PLAIN.rerun(),
                    PLAIN.libraries(),
                    PLAIN.codingAgents()))
            .toList();
    private static final List<BuildContext> RERUNS = Stream.<Fact<Rerun>>of(
                    none(), unknown(), known(new Rerun(Rerun.Kind.REPLAY, Optional.empty())))
            .map(rerun -> new BuildContext(
                    PLAIN.job(),
                    1,
                    PLAIN.branch(),
                    PLAIN.revision(),
                    none(),
                    PLAIN.triggers(),
                    PLAIN.agents(),
                    rerun,
                    PLAIN.libraries(),
                    PLAIN.codingAgents()))
            .toList();
    private static final List<BuildContext> LIBRARIES = Stream.<Fact<List<Library>>>of(
                    none(),
                    unknown(),
                    known(List.of()),
                    known(List.of(new Library("l", "1", true))),
                    known(List.of(new Library("l", "1", true), new Library("m", "1", false))))
            .map(libraries -> new BuildContext(
                    PLAIN.job(),
                    1,
                    PLAIN.branch(),
                    PLAIN.revision(),
                    none(),
                    PLAIN.triggers(),
                    PLAIN.agents(),
                    none(),
                    libraries,
                    PLAIN.codingAgents()))
            .toList();
    private static final List<BuildContext> HANDS = hands();
    private static final List<Agent> AGENTS = agents();

    private final Grant was;
    private final Grant is;
    private final PolicySet before;
    private final PolicySet after;
    private final Instant time;
    private final List<Deny> denies = new ArrayList<>();
    private final int denyOfBefore;
    private final Set<Long> cells;

    /** Bits: 1 for the old grant, 2 for the new one, then one for each old and each new deny in force. */
    Cells(PolicySet before, PolicySet after, Grant was, Grant is, Instant time) {
        this.before = before;
        this.after = after;
        this.was = was;
        this.is = is;
        this.time = time;
        before.concerning(was.name()).stream()
                .filter(deny -> deny.inForce(time))
                .forEach(denies::add);
        denyOfBefore = denies.size();
        after.concerning(is.name()).stream().filter(deny -> deny.inForce(time)).forEach(denies::add);
        cells = cells();
    }

    boolean somePermittedBeforeOnly() {
        return cells.stream().anyMatch(cell -> before(cell) && !after(cell));
    }

    boolean somePermittedAfterOnly() {
        return cells.stream().anyMatch(cell -> after(cell) && !before(cell));
    }

    boolean somePermittedAfter() {
        return cells.stream().anyMatch(this::after);
    }

    boolean somePermittedBefore() {
        return cells.stream().anyMatch(this::before);
    }

    private boolean before(long cell) {
        long ofBefore = (1L << denyOfBefore) - 1 << 2;
        return gives(was) && (cell & 1) != 0 && (cell & ofBefore) == 0;
    }

    private boolean after(long cell) {
        long ofAfter = (1L << denies.size() - denyOfBefore) - 1 << 2 + denyOfBefore;
        return gives(is) && (cell & 2) != 0 && (cell & ofAfter) == 0;
    }

    private Set<Long> cells() {
        Set<Long> all = product(Set.of(-1L), kinds(JOBS, "jobs"));
        all = product(all, kinds(BRANCHES, "branches"));
        all = product(all, kinds(TRIGGERS, "triggers", "users"));
        all = product(all, nodes());
        all = product(all, kinds(CHANGES, "changeRequests"));
        all = product(all, kinds(RERUNS, "replays"));
        all = product(all, kinds(LIBRARIES, "libraries"));
        all = product(all, coding());
        all = product(all, ttls());
        return product(all, revisions());
    }

    private static Set<Long> product(Set<Long> some, Set<Long> others) {
        Set<Long> product = new HashSet<>();
        some.forEach(one -> others.forEach(other -> product.add(one & other)));
        return product;
    }

    private Set<Long> kinds(List<BuildContext> builds, String... keys) {
        Set<Long> kinds = new HashSet<>();
        builds.forEach(build -> kinds.add(
                bits(build, condition -> List.of(keys).contains(condition.key().text()))));
        return kinds;
    }

    private long bits(BuildContext build, Predicate<Condition> about) {
        long bits = 0;
        bits |= was.conditions().stream()
                        .filter(about)
                        .allMatch(c -> c.check(build).holds())
                ? 1
                : 0;
        bits |= is.conditions().stream()
                        .filter(about)
                        .allMatch(c -> c.check(build).holds())
                ? 2
                : 0;
        for (int i = 0; i < denies.size(); i++) {
            boolean concerned = denies.get(i).conditions().stream()
                    .filter(about)
                    .noneMatch(c -> c.concerns(build).verdict() == Finding.Verdict.FAILS);
            bits |= concerned ? 4L << i : 0;
        }
        return bits;
    }

    /** Lists of up to four agents; those of which conditions can tell no difference stand for each other. */
    private Set<Long> nodes() {
        Predicate<Condition> about = condition -> condition.key().text().startsWith("agents.");
        List<List<Agent>> told = told(AGENTS.stream().map(List::of).toList(), about);
        told = told(pairs(told), about);
        told = told(pairs(told), about);
        List<BuildContext> builds = new ArrayList<>();
        told.forEach(agents -> builds.add(of(known(agents))));
        builds.add(of(known(List.of())));
        builds.add(of(none()));
        builds.add(of(unknown()));
        Set<Long> kinds = new HashSet<>();
        builds.forEach(build -> kinds.add(bits(build, about)));
        return kinds;
    }

    private List<List<Agent>> told(List<List<Agent>> lists, Predicate<Condition> about) {
        Set<String> seen = new HashSet<>();
        return lists.stream()
                .filter(agents -> seen.add(verdicts(of(known(agents)), about)))
                .toList();
    }

    private static List<List<Agent>> pairs(List<List<Agent>> told) {
        List<List<Agent>> pairs = new ArrayList<>();
        for (int i = 0; i < told.size(); i++) {
            for (int j = i; j < told.size(); j++) {
                List<Agent> pair = new ArrayList<>(told.get(i));
                pair.addAll(told.get(j));
                pairs.add(pair);
            }
        }
        return pairs;
    }

    /** The verdict of every condition by itself. */
    private String verdicts(BuildContext build, Predicate<Condition> about) {
        StringBuilder verdicts = new StringBuilder();
        Stream.of(was, is)
                .flatMap(grant -> grant.conditions().stream())
                .filter(about)
                .forEach(c -> verdicts.append(c.check(build).verdict().ordinal()));
        denies.stream()
                .flatMap(deny -> deny.conditions().stream())
                .filter(about)
                .forEach(c -> verdicts.append(c.concerns(build).verdict().ordinal()));
        return verdicts.toString();
    }

    private Set<Long> coding() {
        Set<Long> kinds = new HashSet<>();
        for (BuildContext build : HANDS) {
            long bits = bits(build, condition -> condition.key().text().equals("codingAgents"));
            if (build.codingAgents() instanceof Fact.Known<List<CodingAgent>> known) {
                bits &= registered(before, known.value()) ? -1 : ~1L;
                bits &= registered(after, known.value()) ? -1 : ~2L;
            }
            kinds.add(bits);
        }
        return kinds;
    }

    private boolean registered(PolicySet policies, List<CodingAgent> agents) {
        return agents.stream()
                .allMatch(agent -> policies.policies().stream()
                        .flatMap(policy -> policy.codingAgents().stream())
                        .anyMatch(known ->
                                known.id().equals(agent.id()) && known.inForce(time) && isThere(known.offboarded())));
    }

    private Set<Long> ttls() {
        Set<Long> kinds = new HashSet<>(Set.of(-1L));
        for (long seconds : List.of(1L, 60L, 900L, 901L, 3_600L, 3_601L)) {
            kinds.add((gives(was, seconds) ? -1L : ~1L) & (gives(is, seconds) ? -1L : ~2L));
        }
        return kinds;
    }

    private static boolean gives(Grant grant, long seconds) {
        Duration asked = Duration.ofSeconds(seconds);
        return asked.compareTo(grant.scope().ttl()) <= 0
                && asked.compareTo(grant.scope().shortest()) >= 0
                && !grant.scope().ttl().isZero();
    }

    /** One that is known and trusted, and any other. */
    private Set<Long> revisions() {
        long other =
                (was.scope().isOfJobsRepository() ? ~1L : -1L) & (is.scope().isOfJobsRepository() ? ~2L : -1L);
        return new HashSet<>(List.of(-1L, other));
    }

    private static List<BuildContext> jobs() {
        List<String> segments = List.of("a", "b", "c", "x", "ab", "xb", "ax");
        List<String> names = new ArrayList<>(segments);
        List<String> longest = segments;
        for (int i = 0; i < 2; i++) {
            longest = longest.stream()
                    .flatMap(name -> segments.stream().limit(4).map(segment -> name + "/" + segment))
                    .toList();
            names.addAll(longest);
        }
        names.addAll(List.of("a/x/x/c", "x/x/x/x", "a/x/x/b", "a/", "/", "//c"));
        return names.stream()
                .map(name -> build(name, known("main"), known(List.of()), known(List.of()), none()))
                .toList();
    }

    private static List<BuildContext> triggers() {
        List<Trigger> singles = new ArrayList<>();
        for (Trigger.Kind kind : Trigger.Kind.values()) {
            for (String user : List.of("", "ana", "eve", "other")) {
                singles.add(new Trigger(kind, Optional.of(user).filter(id -> !id.isEmpty()), Optional.empty()));
            }
        }
        List<Fact<List<Trigger>>> facts = new ArrayList<>(List.of(none(), unknown(), known(List.of())));
        for (Trigger one : singles) {
            singles.forEach(two -> facts.add(known(List.of(one, two))));
        }
        return facts.stream()
                .map(fact -> build("a", known("main"), fact, known(List.of()), none()))
                .toList();
    }

    private static List<BuildContext> hands() {
        List<Fact<List<CodingAgent>>> facts = new ArrayList<>(List.of(none(), unknown()));
        List<String> ids = List.of("bot1", "bot2", "bot3", "other");
        for (int subset = 0; subset < 16; subset++) {
            List<CodingAgent> agents = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                if ((subset >> i & 1) != 0) {
                    agents.add(new CodingAgent(ids.get(i), CodingAgent.Part.TRIGGER));
                }
            }
            facts.add(known(agents));
        }
        return facts.stream()
                .map(fact -> build("a", known("main"), known(List.of()), known(List.of()), fact))
                .toList();
    }

    private static List<Agent> agents() {
        List<Agent> agents = new ArrayList<>();
        for (String name : List.of("n1", "n2", "built-in", "other")) {
            for (String cloud : List.of("", "ec2", "k8s", "other")) {
                for (int labels = 0; labels < 8; labels++) {
                    for (Agent.Life life : Agent.Life.values()) {
                        for (boolean builtIn : List.of(true, false)) {
                            agents.add(new Agent(
                                    name,
                                    labels(labels),
                                    Optional.of(cloud).filter(id -> !id.isEmpty()),
                                    life,
                                    builtIn));
                        }
                    }
                }
            }
        }
        return agents;
    }

    private static Set<String> labels(int subset) {
        Set<String> labels = new HashSet<>();
        for (int i = 0; i < 3; i++) {
            if ((subset >> i & 1) != 0) {
                labels.add(List.of("linux", "big", "fast").get(i));
            }
        }
        return labels;
    }

    private static BuildContext of(Fact<List<Agent>> agents) {
        return build("a", known("main"), known(List.of()), agents, none());
    }

    private static BuildContext build(
            String job,
            Fact<String> branch,
            Fact<List<Trigger>> triggers,
            Fact<List<Agent>> agents,
            Fact<List<CodingAgent>> hands) {
        return new BuildContext(
                new Job(job, "pipeline"),
                1,
                branch,
                known(new Revision("r", Optional.of("c"), true)),
                none(),
                triggers,
                agents,
                none(),
                known(List.of()),
                hands);
    }

    private static <T> Fact<T> known(T value) {
        return Fact.of(value, "test");
    }

    private static <T> Fact<T> none() {
        return Fact.absent("test");
    }

    private static <T> Fact<T> unknown() {
        return Fact.unknown("test");
    }

    private boolean gives(Grant grant) {
        return time.isBefore(grant.end()) && isThere(grant.offboarded());
    }

    private boolean isThere(Optional<Offboarding> offboarded) {
        return offboarded.map(end -> end.isAhead(time)).orElse(true);
    }
}
