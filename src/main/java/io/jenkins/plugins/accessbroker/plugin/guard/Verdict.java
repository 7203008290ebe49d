package io.jenkins.plugins.accessbroker.plugin.guard;

import io.jenkins.plugins.accessbroker.decision.Check;
import io.jenkins.plugins.accessbroker.decision.Decision;
import io.jenkins.plugins.accessbroker.decision.Explanation;
import io.jenkins.plugins.accessbroker.decision.UseDecision;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What was decided, and recorded, about the use of a credential.
 *
 * @param credential its id
 * @param by what is about to use it
 */
record Verdict(String credential, String by, UseDecision decision) {

    boolean denied() {
        return decision.outcome() == UseDecision.Outcome.DENIED;
    }

    /** What the build's log says. */
    List<String> lines() {
        String use = "use of the credential " + Quote.of(credential) + " by " + Quote.of(by);
        return switch (decision.outcome()) {
            case PERMITTED ->
                List.of("permitted: " + use + ", under "
                        + decision.decision().request().grant());
            case OBSERVED -> List.of("observed: " + use + " would be denied if the policy enforced: " + failed());
            case DENIED -> {
                List<String> lines = new ArrayList<>(Explanation.brief((Decision.Denied) decision.decision()));
                lines.add("  use   " + use);
                yield lines;
            }
        };
    }

    private String failed() {
        Decision.Denied denied = (Decision.Denied) decision.decision();
        return denied.request().grant() + " (failed: "
                + denied.failed().stream().map(Check::name).distinct().collect(Collectors.joining(", ")) + ")";
    }
}
