package io.jenkins.plugins.accessbroker.decision;

import io.jenkins.plugins.accessbroker.policy.Deny;
import io.jenkins.plugins.accessbroker.policy.Grant;
import io.jenkins.plugins.accessbroker.policy.Offboarding;
import io.jenkins.plugins.accessbroker.policy.Policy;
import io.jenkins.plugins.accessbroker.policy.RegisteredAgent;
import io.jenkins.plugins.accessbroker.policy.condition.Condition;
import io.jenkins.plugins.accessbroker.policy.condition.Finding;
import io.jenkins.plugins.accessbroker.request.AccessRequest;
import io.jenkins.plugins.accessbroker.request.CodingAgent;
import io.jenkins.plugins.accessbroker.request.Fact;
import io.jenkins.plugins.accessbroker.request.GrantName;
import io.jenkins.plugins.accessbroker.text.Durations;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks every condition of a grant, in a fixed order, past the first that fails. */
final class Trace {
    private Trace() {}

    static List<Check> of(
            PolicySet.Compiled compiled, Map<String, RegisteredAgent> agents, AccessRequest request, Instant time) {
        Grant grant = compiled.grant();
        List<Check> checks = new ArrayList<>();
        checks.add(expiry(grant, time));
        grant.offboarded().ifPresent(end -> checks.add(offboarding(end, time)));
        for (Condition condition : grant.conditions()) {
            Finding found = condition.check(request.build());
            checks.add(new Check(
                    condition.key().text(),
                    condition.expected(),
                    found.met(),
                    found.verdict(),
                    Optional.of(condition.at()),
                    Optional.empty()));
        }
        if (grant.scope().isOfJobsRepository()) {
            checks.add(revision(grant, request));
        }
        registrations(checks, grant, agents, request, time);
        request.ttl().ifPresent(ttl -> checks.add(ttl(grant, ttl)));
        denies(checks, compiled, request, time);
        return checks;
    }

    static Check unknownGrant(GrantName name, Optional<Policy> policy) {
        String met = policy.map(known -> "policy `" + known.name() + "` has no grant `" + name.name() + "`")
                .orElse("no policy `" + name.policy() + "` is loaded");
        return new Check(
                "grant", "a grant of that name", met, Finding.Verdict.FAILS, policy.map(Policy::at), Optional.empty());
    }

    private static Check expiry(Grant grant, Instant time) {
        String met = time.truncatedTo(ChronoUnit.SECONDS).toString();
        return Check.of(
                "expires", "up to " + grant.expires() + " (UTC)", met, time.isBefore(grant.end()), grant.expiresAt());
    }

    /** What is offboarded gives nothing from the start of that day. */
    private static Check offboarding(Offboarding end, Instant time) {
        String met = time.truncatedTo(ChronoUnit.SECONDS).toString();
        String expected = "before " + end.day() + " (UTC), when " + end.what() + " is offboarded";
        return Check.of("offboarded", expected, met, end.isAhead(time), end.at());
    }

    /** A coding agent gets through only while its registration is in force and it is not offboarded. */
    private static void registrations(
            List<Check> checks, Grant grant, Map<String, RegisteredAgent> agents, AccessRequest request, Instant time) {
        if (!(request.build().codingAgents() instanceof Fact.Known<List<CodingAgent>> known)) {
            return;
        }
        known.value().stream().map(CodingAgent::id).distinct().sorted().forEach(id -> {
            String name = "codingAgent";
            String who = Quote.of(id);
            String expected = "registered and in force";
            RegisteredAgent agent = agents.get(id);
            checks.add(
                    agent == null
                            ? Check.of(name, expected, who + " is not registered", false, grant.at())
                            : Check.of(
                                    name,
                                    expected,
                                    who + " is registered up to " + agent.expires() + " by "
                                            + agent.owner().team(),
                                    agent.inForce(time),
                                    agent.at(),
                                    agent.owner()));
            Optional.ofNullable(agent)
                    .flatMap(RegisteredAgent::offboarded)
                    .ifPresent(end -> checks.add(offboarding(end, time).of(agent.owner())));
        });
    }

    /** A grant of the job's own repository needs to know which that is, and that no untrusted change names it. */
    private static Check revision(Grant grant, AccessRequest request) {
        Check unmet = new Check(
                "revision",
                "a trusted revision of the repository that the job's definition names",
                "none: the job's definition names no repository",
                Finding.Verdict.FAILS,
                Optional.of(grant.at()),
                Optional.empty());
        return request.build()
                .revision()
                .match(
                        found -> unmet.with(
                                Check.verdict(found.trusted()),
                                (found.trusted() ? "a trusted" : "an untrusted") + " revision of "
                                        + Quote.of(found.repository())),
                        () -> unmet,
                        why -> unmet.with(Finding.Verdict.UNKNOWN, "not known: " + why));
    }

    private static Check ttl(Grant grant, Duration asked) {
        if (grant.scope().ttl().isZero()) {
            return Check.of("ttl", "none, as nothing is issued", Durations.format(asked), false, grant.at());
        }
        Duration least = grant.scope().shortest();
        Duration most = grant.scope().ttl();
        boolean within = asked.compareTo(least) >= 0 && asked.compareTo(most) <= 0;
        String expected = (least.equals(most) ? "" : Durations.format(least) + " to ") + Durations.format(most);
        return Check.of("ttl", expected, Durations.format(asked), within, grant.at());
    }

    /** Every deny that is met by itself, the others in one line: a team cannot fill another's trace. */
    private static void denies(List<Check> checks, PolicySet.Compiled compiled, AccessRequest request, Instant time) {
        int others = 0;
        for (Deny deny : compiled.denies()) {
            if (deny.inForce(time) && concerns(deny, request)) {
                checks.add(deny(deny, request));
            } else {
                others++;
            }
        }
        if (others > 0) {
            String met = others + (others == 1 ? " that does not apply" : " that do not apply");
            checks.add(Check.of(
                    "denies", "none to apply", met, true, compiled.grant().at()));
        }
    }

    private static boolean concerns(Deny deny, AccessRequest request) {
        return deny.conditions().stream()
                .noneMatch(condition -> condition.concerns(request.build()).verdict() == Finding.Verdict.FAILS);
    }

    private static Check deny(Deny deny, AccessRequest request) {
        List<String> expected = new ArrayList<>();
        List<String> met = new ArrayList<>();
        for (Condition condition : deny.conditions()) {
            expected.add(condition.key().text() + " " + condition.expected());
            met.add(condition.key().text() + " "
                    + condition.concerns(request.build()).met());
        }
        return Check.of(
                "deny " + deny.policy() + "/" + deny.name(),
                "not " + String.join(" and ", expected) + " (" + deny.purpose() + ")",
                String.join(", ", met),
                false,
                deny.at(),
                deny.owner());
    }
}
