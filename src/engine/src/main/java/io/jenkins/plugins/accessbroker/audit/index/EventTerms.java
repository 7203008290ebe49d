package io.jenkins.plugins.accessbroker.audit.index;

import io.jenkins.plugins.accessbroker.audit.json.RecordedDecision;
import io.jenkins.plugins.accessbroker.audit.json.RecordedEvent;
import io.jenkins.plugins.accessbroker.audit.json.RecordedFact;
import io.jenkins.plugins.accessbroker.audit.json.RecordedPolicies;
import io.jenkins.plugins.accessbroker.audit.json.RecordedRotation;
import io.jenkins.plugins.accessbroker.policy.Owner;
import io.jenkins.plugins.accessbroker.policy.condition.Finding;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What an event is found by: terms, and words of its free text. */
final class EventTerms {
    private static final String PERMITTED = "permitted";
    private static final String DENIED = "denied";

    private final Set<Term> terms = new LinkedHashSet<>();
    private String words = "";

    private EventTerms() {}

    static EventTerms of(RecordedEvent event) {
        EventTerms found = new EventTerms();
        found.add(Kind.GRANT, event.head().grant().toString());
        found.add(Kind.BUILD, event.head().build());
        event.lease().ifPresent(lease -> found.add(Kind.LEASE, lease));
        found.type(event);
        return found;
    }

    /** Policies are found by their version's digest, and by who approved or changed them. */
    static EventTerms of(RecordedPolicies event) {
        EventTerms found = new EventTerms();
        found.add(Kind.TYPE, "policies-" + event.kind().name().toLowerCase(Locale.ROOT));
        found.add(Kind.POLICIES, event.version().sha256());
        event.version().approvers().forEach(approver -> found.add(Kind.USER, approver));
        event.authors().ifPresent(authors -> authors.forEach(author -> found.add(Kind.USER, author)));
        event.review().ifPresent(review -> {
            found.add(Kind.USER, review.user());
            found.add(Kind.USER, review.approver());
        });
        found.words = event.why()
                .or(() -> event.review().flatMap(RecordedPolicies.Review::reason))
                .orElse("");
        return found;
    }

    /** A change of the log's key is found by who had it made. */
    static EventTerms of(RecordedRotation event) {
        EventTerms found = new EventTerms();
        found.add(Kind.TYPE, "key-rotated");
        found.add(Kind.USER, event.by());
        return found;
    }

    Set<Term> terms() {
        return terms;
    }

    /** The author's reason and the grant's purpose, what an author was told of a failure, why policies wait. */
    String words() {
        return words;
    }

    private void type(RecordedEvent event) {
        if (event instanceof RecordedEvent.Denied denied) {
            type("denied", DENIED, denied.decision());
            denied.use().ifPresent(use -> add(Kind.CREDENTIAL, use.credential()));
        } else if (event instanceof RecordedEvent.Permitted permitted) {
            type(permitted.extension() ? "extended" : "intent", PERMITTED, permitted.decision());
        } else if (event instanceof RecordedEvent.Used used) {
            type(used.observed() ? "observed" : "used", used.observed() ? DENIED : PERMITTED, used.decision());
            add(Kind.CREDENTIAL, used.use().credential());
        } else if (event instanceof RecordedEvent.Unmediated unmediated) {
            add(Kind.TYPE, "unmediated");
            add(Kind.CREDENTIAL, unmediated.use().credential());
        } else if (event instanceof RecordedEvent.Issued issued) {
            add(Kind.TYPE, "issued");
            add(Kind.CREDENTIAL, issued.credential().id());
            scope(issued.scope());
        } else if (event instanceof RecordedEvent.Failed failed) {
            add(Kind.TYPE, "failed");
            words = failed.message();
        } else if (event instanceof RecordedEvent.Ended ended) {
            add(Kind.TYPE, "ended");
            add(Kind.CREDENTIAL, ended.credential().id());
        }
    }

    private void type(String type, String decided, RecordedDecision decision) {
        add(Kind.TYPE, type);
        add(Kind.DECISION, decided);
        add(Kind.JOB, decision.job());
        decision.owner().map(Owner::team).ifPresent(team -> add(Kind.OWNER, team));
        decision.version().ifPresent(version -> add(Kind.POLICIES, version.sha256()));
        decision.issuer().ifPresent(issuer -> add(Kind.ISSUER, issuer));
        scope(decision.scope());
        decision.facts().forEach(this::fact);
        decision.trace().stream()
                .filter(check -> check.verdict() != Finding.Verdict.HOLDS)
                .forEach(check -> add(Kind.CONDITION, check.name()));
        words = Stream.of(decision.reason(), decision.purpose())
                .flatMap(Optional::stream)
                .reduce("", (one, other) -> one + " " + other)
                .strip();
    }

    private void scope(Map<String, String> scope) {
        if (scope.containsKey("role")) {
            add(Kind.ROLE, scope.get("role"));
        }
        Arrays.stream(scope.getOrDefault("repositories", "").split(", "))
                .filter(Predicate.not(String::isEmpty))
                .forEach(repository -> add(Kind.REPOSITORY, repository));
    }

    private void fact(RecordedFact fact) {
        switch (fact.name()) {
            case "triggers", "rerun" -> parts(fact, "user").forEach(user -> add(Kind.USER, user));
            case "changeRequest" -> parts(fact, "author").forEach(author -> add(Kind.USER, author));
            case "agents" -> parts(fact, "name").forEach(agent -> add(Kind.AGENT, agent));
            case "codingAgents" -> parts(fact, "id").forEach(agent -> add(Kind.CODING_AGENT, agent));
            default -> {
                // The others are of no use to find an event by.
            }
        }
    }

    private static List<String> parts(RecordedFact fact, String name) {
        return fact.values().stream()
                .flatMap(value -> value.parts().stream())
                .filter(part -> part.name().equals(name))
                .flatMap(part -> part.text().stream())
                .toList();
    }

    private void add(Kind kind, String value) {
        terms.add(new Term(kind, value));
    }
}
