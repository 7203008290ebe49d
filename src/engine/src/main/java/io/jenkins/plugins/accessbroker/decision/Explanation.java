package io.jenkins.plugins.accessbroker.decision;

import io.jenkins.plugins.accessbroker.policy.Grant;
import io.jenkins.plugins.accessbroker.policy.Owner;
import io.jenkins.plugins.accessbroker.policy.PolicyVersion;
import io.jenkins.plugins.accessbroker.policy.condition.Finding;
import io.jenkins.plugins.accessbroker.text.Durations;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Says a decision in words, line by line, to a person who has never seen the policy. */
public final class Explanation {
    private Explanation() {}

    /** What decided: for a permit what it gives, for a denial each condition that failed, whom to ask and what next. */
    public static List<String> brief(Decision decision) {
        return decision instanceof Decision.Denied denied ? denied(denied) : permitted((Decision.Permitted) decision);
    }

    /** The brief explanation, every condition, and the version of the policies. */
    public static List<String> full(Decision decision) {
        List<String> lines = new ArrayList<>(brief(decision));
        lines.add("conditions:");
        for (Check check : decision.trace()) {
            lines.add("  " + mark(check) + " " + line(check));
        }
        lines.add("policies: " + version(decision.version()));
        return lines;
    }

    /** A version of the policies in words: its digest, its commit where it has one, and who approved it. */
    public static String version(PolicyVersion version) {
        String commit = version.commit().map(from -> ", commit " + from.id()).orElse("");
        String approval = version.approval()
                .map(given -> "approved by " + String.join(", ", given.approvers()))
                .orElse("no approval was demanded");
        return "version " + version.digest() + commit + ", " + approval;
    }

    private static List<String> permitted(Decision.Permitted decision) {
        Grant grant = decision.grant();
        return List.of(
                "permitted: " + grant.name() + " for " + build(decision),
                "  gives    " + grant.scope().summary() + life(decision.ttl()),
                "  purpose  " + grant.purpose(),
                "  owner    " + contact(grant.owner()),
                "  because  all " + decision.trace().size() + " conditions hold (" + grant.at() + ")");
    }

    private static String life(Duration ttl) {
        return ttl.isZero() ? "" : " for " + Durations.format(ttl);
    }

    private static List<String> denied(Decision.Denied decision) {
        List<String> lines = new ArrayList<>();
        lines.add("denied: " + decision.request().grant() + " for " + build(decision));
        decision.failed().forEach(check -> lines.add("  " + line(check)));
        lines.addAll(ask(decision));
        lines.add("  next  " + next(decision));
        if (!decision.nearMisses().isEmpty()) {
            lines.add("  near  "
                    + decision.nearMisses().stream().map(Explanation::near).collect(Collectors.joining("; ")));
        }
        return lines;
    }

    private static String build(Decision decision) {
        return Quote.escape(decision.request().build().build());
    }

    private static String line(Check check) {
        String at = check.at().map(position -> " (" + position + ")").orElse("");
        return check.name() + ": expected " + check.expected() + "; met " + check.met() + at;
    }

    /** Everybody who answers for a condition that failed. */
    private static List<String> ask(Decision.Denied decision) {
        return decision.failed().stream()
                .map(check -> check.owner().or(decision::owner))
                .map(owner -> owner.map(Explanation::contact).orElse("the security team that owns the policies"))
                .distinct()
                .map(contact -> "  ask   " + contact)
                .toList();
    }

    private static String mark(Check check) {
        return switch (check.verdict()) {
            case HOLDS -> "held   ";
            case FAILS -> "failed ";
            case UNKNOWN -> "unknown";
        };
    }

    private static String contact(Owner owner) {
        return owner.team() + " <" + owner.technical() + ">, business contact <" + owner.business() + ">";
    }

    private static String near(NearMiss miss) {
        return miss.grant()
                + (miss.failed().isEmpty()
                        ? " would be permitted"
                        : " would fail on " + String.join(", ", miss.failed()));
    }

    private static String next(Decision.Denied decision) {
        if (decision.grant().isEmpty()) {
            return "check the grant's name in the Jenkinsfile, or ask for a grant of that name";
        }
        String file = decision.grant().get().at().file();
        List<Check> failed = decision.failed();
        if (any(failed, check -> check.name().startsWith("deny "))) {
            return "no grant gets past a deny: ask its owner";
        }
        Optional<Check> gone = failed.stream()
                .filter(check -> check.name().equals("offboarded"))
                .findFirst();
        if (gone.isPresent()) {
            return "have somebody take over what is offboarded: a new owner, or another grant or coding agent, in "
                    + gone.get().at().orElseThrow().file();
        }
        if (any(failed, check -> check.name().equals("expires"))) {
            return "ask the owner to renew or remove the grant in " + file;
        }
        if (failed.stream().allMatch(check -> check.name().startsWith("agents."))
                && any(failed, check -> check.verdict() == Finding.Verdict.UNKNOWN)) {
            return "ask where the fact is known, such as inside a block that holds an agent";
        }
        if (failed.stream().allMatch(check -> check.name().equals("ttl"))) {
            return "ask for a `ttl` of " + failed.get(0).expected() + ", or leave it out";
        }
        String them = failed.size() == 1 ? "this condition" : "these conditions";
        return "run the build so that it meets " + them + ", or ask the owner to change the grant in " + file;
    }

    private static boolean any(List<Check> failed, Predicate<Check> what) {
        return failed.stream().anyMatch(what);
    }
}
