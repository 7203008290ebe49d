package io.jenkins.plugins.accessbroker.review.check;

import io.jenkins.plugins.accessbroker.policy.Acceptance;
import io.jenkins.plugins.accessbroker.policy.Grant;
import io.jenkins.plugins.accessbroker.policy.Offboarding;
import io.jenkins.plugins.accessbroker.policy.Owner;
import io.jenkins.plugins.accessbroker.policy.Policy;
import io.jenkins.plugins.accessbroker.policy.RegisteredAgent;
import io.jenkins.plugins.accessbroker.policy.document.Position;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Something of a policy that has ended, or ends soon.
 *
 * @param what what it is, such as {@code grant `payments/deploy`}
 * @param last the last day in UTC on which it counts
 * @param owner who answers for it
 * @param at where its end stands
 */
public record Expiring(String what, LocalDate last, Owner owner, Position at) {
    private static final Comparator<Expiring> ORDER =
            Comparator.comparing(Expiring::last).thenComparing(Expiring::at);

    /**
     * The grants, coding agents and acceptances whose last day is at most this many days ahead, by day; those that ended
     * before are among them. What is offboarded ends the day before.
     */
    public static List<Expiring> within(int days, Collection<Policy> policies, Instant time) {
        LocalDate latest = time.atZone(ZoneOffset.UTC).toLocalDate().plusDays(days);
        List<Expiring> all = new ArrayList<>();
        policies.forEach(policy -> add(policy, all));
        return all.stream()
                .filter(one -> !one.last.isAfter(latest))
                .sorted(ORDER)
                .toList();
    }

    private static void add(Policy policy, List<Expiring> all) {
        for (Grant grant : policy.grants()) {
            String name = "grant " + Quote.of(grant.name().toString());
            all.add(of(name, grant.expires(), grant.expiresAt(), grant.offboarded(), grant.owner()));
            grant.accepted().forEach(acceptance -> all.add(of(acceptance, " for " + name, grant.owner())));
        }
        for (RegisteredAgent agent : policy.codingAgents()) {
            String name = "coding agent " + Quote.of(agent.id());
            all.add(of(name, agent.expires(), agent.at(), agent.offboarded(), agent.owner()));
        }
        String name = " for policy " + Quote.of(policy.name());
        policy.accepted().forEach(acceptance -> all.add(of(acceptance, name, policy.owner())));
    }

    private static Expiring of(Acceptance acceptance, String of, Owner owner) {
        String what = "acceptance of " + Quote.of(acceptance.warning()) + of;
        return new Expiring(what, acceptance.expires(), owner, acceptance.at());
    }

    private static Expiring of(
            String what, LocalDate expires, Position at, Optional<Offboarding> offboarded, Owner owner) {
        return offboarded
                .filter(end -> !end.day().isAfter(expires))
                .map(end -> new Expiring(what, end.day().minusDays(1), owner, end.at()))
                .orElseGet(() -> new Expiring(what, expires, owner, at));
    }

    /** {@code file:line:column: what: last day 2027-03-31, in 12 days: team <technical contact>}. */
    public String line(Instant time) {
        long days = time.atZone(ZoneOffset.UTC).toLocalDate().until(last, ChronoUnit.DAYS);
        return at + ": " + what + ": last day " + last + ", " + ahead(days) + ": " + owner.team() + " <"
                + owner.technical() + ">";
    }

    private static String ahead(long days) {
        if (days == 0) {
            return "today";
        }
        String count = Math.abs(days) + (Math.abs(days) == 1 ? " day" : " days");
        return days > 0 ? "in " + count : count + " ago";
    }
}
