package io.jenkins.plugins.accessbroker.decision;

import io.jenkins.plugins.accessbroker.policy.Deny;
import io.jenkins.plugins.accessbroker.policy.Grant;
import io.jenkins.plugins.accessbroker.policy.Policy;
import io.jenkins.plugins.accessbroker.policy.RegisteredAgent;
import io.jenkins.plugins.accessbroker.policy.condition.Condition;
import io.jenkins.plugins.accessbroker.policy.condition.Finding;
import io.jenkins.plugins.accessbroker.policy.document.Position;
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
    /** Where an unknown grant stands when not even its policy is known. */
    private static final Position NOWHERE = new Position("(no policy file)", 1, 1);

    private Trace() {}

    static List<Check> of(
            PolicySet.Compiled compiled, Map<String, RegisteredAgent> agents, AccessRequest request, Instant time) {
        Grant grant = compiled.grant();
        List<Check> checks = new ArrayList<>();
        checks.add(expiry(grant, time));
        for (Condition condition : grant.conditions()) {
            Finding found = condition.check(request.build());
            checks.add(new Check(
                    condition.key().text(), condition.expected(), found.met(), found.verdict(), condition.at()));
        }
        registrations(checks, grant, agents, request, time);
        request.ttl().ifPresent(ttl -> checks.add(ttl(grant, ttl)));
        for (Deny deny : compiled.denies()) {
            deny(checks, deny, request, time);
        }
        return checks;
    }

    static Check unknownGrant(GrantName name, Optional<Policy> policy) {
        String expected = policy.map(known -> "a grant of policy " + Quote.of(known.name()))
                .orElse("a grant of a policy that is loaded");
        return Check.of(
                "grant",
                expected,
                Quote.of(name.toString()) + " does not exist",
                false,
                policy.map(Policy::at).orElse(NOWHERE));
    }

    private static Check expiry(Grant grant, Instant time) {
        String met = time.truncatedTo(ChronoUnit.SECONDS).toString();
        return Check.of(
                "expires", "up to " + grant.expires() + " (UTC)", met, time.isBefore(grant.end()), grant.expiresAt());
    }

    /** A coding agent gets through only while its registration is in force. */
    private static void registrations(
            List<Check> checks, Grant grant, Map<String, RegisteredAgent> agents, AccessRequest request, Instant time) {
        if (!(request.build().codingAgents() instanceof Fact.Known<List<CodingAgent>> known)) {
            return;
        }
        known.value().stream().map(CodingAgent::id).distinct().sorted().forEach(id -> {
            Optional<RegisteredAgent> agent = Optional.ofNullable(agents.get(id));
            String met = agent.map(found -> "registered up to " + found.expires() + " by "
                            + found.owner().team())
                    .orElse("not registered");
            checks.add(Check.of(
                    "codingAgent " + Quote.escape(id),
                    "registered and in force",
                    met,
                    agent.filter(found -> found.inForce(time)).isPresent(),
                    agent.map(RegisteredAgent::at).orElse(grant.at())));
        });
    }

    private static Check ttl(Grant grant, Duration asked) {
        Duration most = grant.scope().ttl();
        return Check.of(
                "ttl",
                "at most " + Durations.format(most),
                Durations.format(asked),
                asked.compareTo(most) <= 0,
                grant.at());
    }

    private static void deny(List<Check> checks, Deny deny, AccessRequest request, Instant time) {
        if (!deny.inForce(time)) {
            return;
        }
        List<String> met = new ArrayList<>();
        boolean concerned = true;
        for (Condition condition : deny.conditions()) {
            Finding found = condition.concerns(request.build());
            concerned &= found.verdict() != Finding.Verdict.FAILS;
            met.add(condition.key().text() + " " + found.met());
        }
        checks.add(Check.of(
                "deny " + deny.policy() + "/" + deny.name(),
                "not concerned by: " + deny.purpose(),
                (concerned ? "concerned: " : "not concerned: ") + String.join(", ", met),
                !concerned,
                deny.at()));
    }
}
