package io.jenkins.plugins.accessbroker.decision;

import io.jenkins.plugins.accessbroker.policy.Grant;
import io.jenkins.plugins.accessbroker.policy.GuardedCredential;
import io.jenkins.plugins.accessbroker.policy.Mode;
import io.jenkins.plugins.accessbroker.policy.Policy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** The grants that guard credentials of Jenkins, by the credential's id. */
final class Guards {
    private final Map<String, List<Grant>> byCredential = new TreeMap<>();

    Guards(List<Policy> policies) {
        for (Policy policy : policies) {
            for (Grant grant : policy.grants()) {
                if (grant.scope() instanceof GuardedCredential guarded) {
                    byCredential
                            .computeIfAbsent(guarded.id(), id -> new ArrayList<>())
                            .add(grant);
                }
            }
        }
    }

    Set<String> credentials() {
        return Collections.unmodifiableSet(byCredential.keySet());
    }

    /** The first grant that permits decides; else those that enforce, and of these the one with the fewest failures. */
    UseDecision decide(String credential, Function<Grant, Decision> decide) {
        List<Decision> denied = new ArrayList<>();
        for (Grant grant : byCredential.getOrDefault(credential, List.of())) {
            Decision decision = decide.apply(grant);
            if (decision instanceof Decision.Permitted) {
                return new UseDecision(decision, UseDecision.Outcome.PERMITTED);
            }
            denied.add(decision);
        }
        List<Decision> enforced = denied.stream().filter(Guards::enforces).toList();
        return enforced.isEmpty()
                ? new UseDecision(closest(denied), UseDecision.Outcome.OBSERVED)
                : new UseDecision(closest(enforced), UseDecision.Outcome.DENIED);
    }

    private static Decision closest(List<Decision> denied) {
        return denied.stream().min(Comparator.comparingInt(Guards::failures)).orElseThrow();
    }

    private static int failures(Decision decision) {
        return ((Decision.Denied) decision).failed().size();
    }

    private static boolean enforces(Decision decision) {
        return ((Decision.Denied) decision)
                .grant()
                .filter(grant -> grant.scope() instanceof GuardedCredential guarded && guarded.mode() == Mode.OBSERVE)
                .isEmpty();
    }
}
