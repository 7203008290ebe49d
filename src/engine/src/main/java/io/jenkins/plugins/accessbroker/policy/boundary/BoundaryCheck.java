package io.jenkins.plugins.accessbroker.policy.boundary;

import io.jenkins.plugins.accessbroker.policy.Deny;
import io.jenkins.plugins.accessbroker.policy.Grant;
import io.jenkins.plugins.accessbroker.policy.Policy;
import io.jenkins.plugins.accessbroker.policy.RegisteredAgent;
import io.jenkins.plugins.accessbroker.policy.ScopeBoundary;
import io.jenkins.plugins.accessbroker.policy.ScopeBoundary.Excess;
import io.jenkins.plugins.accessbroker.policy.condition.CodingAgents;
import io.jenkins.plugins.accessbroker.policy.condition.ComparisonFault;
import io.jenkins.plugins.accessbroker.policy.condition.Condition;
import io.jenkins.plugins.accessbroker.policy.condition.Glob;
import io.jenkins.plugins.accessbroker.policy.condition.Key;
import io.jenkins.plugins.accessbroker.policy.document.Position;
import io.jenkins.plugins.accessbroker.policy.document.Problem;
import io.jenkins.plugins.accessbroker.policy.document.Suggestion;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds what of one policy is outside one boundary. */
final class BoundaryCheck {
    private final Boundary boundary;
    private final Containment containment;
    private final List<Problem> problems = new ArrayList<>();

    BoundaryCheck(Boundary boundary, Containment containment) {
        this.boundary = boundary;
        this.containment = containment;
    }

    List<Problem> problems(Policy policy) {
        policy.grants().forEach(this::grant);
        policy.denies().forEach(this::deny);
        policy.codingAgents().forEach(this::codingAgent);
        return List.copyOf(problems);
    }

    private void grant(Grant grant) {
        String what = "grant " + Quote.of(grant.name().name());
        for (Condition outer : boundary.conditions()) {
            Optional<Condition> inner = grant.conditions().stream()
                    .filter(condition -> condition.key() == outer.key())
                    .findFirst();
            if (inner.isEmpty()) {
                String missing = "`" + outer.key().text() + "` is not named";
                report(grant.at(), what, new Excess(missing, outer.expected(), outer.at()));
            } else {
                condition(what, inner.get(), outer);
            }
        }
        issue(what, grant);
    }

    /** Conditions that cannot be compared count as outside. */
    private void condition(String what, Condition inner, Condition outer) {
        String key = "`" + outer.key().text() + "` ";
        try {
            containment
                    .beyond(inner, outer)
                    .ifPresent(
                            beyond -> report(inner.at(), what, new Excess(key + beyond, outer.expected(), outer.at())));
        } catch (ComparisonFault e) {
            incomparable(inner.at(), what, key, outer.at(), e);
        }
    }

    private void issue(String what, Grant grant) {
        String issuer = grant.scope().issuer();
        ScopeBoundary most = boundary.issue().get(issuer);
        if (most == null) {
            String known = boundary.issue().isEmpty()
                    ? "nothing"
                    : Suggestion.list(boundary.issue().keySet());
            report(grant.issueAt(), what, new Excess("it issues " + Quote.of(issuer), known, boundary.issueAt()));
        } else {
            most.excesses(grant.scope()).forEach(excess -> report(grant.issueAt(), what, excess));
        }
    }

    private void deny(Deny deny) {
        List<Glob> may = Stream.concat(Stream.of(Glob.of(deny.policy() + "/*")), boundary.denies().stream())
                .toList();
        String what = "deny " + Quote.of(deny.name());
        String most =
                "at most " + Suggestion.list(may.stream().map(Glob::pattern).toList());
        try {
            containment
                    .name(deny.grants(), may)
                    .ifPresent(beyond -> report(
                            deny.at(),
                            what,
                            new Excess("`grants` has " + Quote.of(beyond), most, boundary.deniesAt())));
        } catch (ComparisonFault e) {
            incomparable(deny.at(), what, "`grants` ", boundary.deniesAt(), e);
        }
    }

    /** Who registers a coding agent answers for it, so that is bounded as naming it in a grant is. */
    private void codingAgent(RegisteredAgent agent) {
        boundary.conditions().stream()
                .filter(condition -> condition.key() == Key.CODING_AGENTS)
                .map(CodingAgents.class::cast)
                .filter(known -> !known.ids().contains(agent.id()))
                .forEach(known -> report(
                        agent.at(),
                        "coding agent " + Quote.of(agent.id()),
                        new Excess("it is registered", known.expected(), known.at())));
    }

    private void report(Position at, String what, Excess excess) {
        problems.add(new Problem(
                at,
                what + " goes beyond boundary " + Quote.of(boundary.name()) + " (" + excess.at() + "): " + excess.what()
                        + ", expected " + excess.most() + ": narrow it, or ask " + owner()));
    }

    private void incomparable(Position at, String what, String key, Position outer, ComparisonFault fault) {
        problems.add(new Problem(
                at,
                what + " counts as beyond boundary " + Quote.of(boundary.name()) + " (" + outer + "): " + key
                        + "cannot be compared with it: " + fault.getMessage()));
    }

    private String owner() {
        return boundary.owner().team() + " <" + boundary.owner().technical() + ">";
    }
}
