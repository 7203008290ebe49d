package io.jenkins.plugins.accessbroker.plugin.admin;

import io.jenkins.plugins.accessbroker.decision.Decision;
import io.jenkins.plugins.accessbroker.decision.Explanation;
import java.util.List;

/** What a job would get, and why. */
public final class ExplainAnswer {
    private final Decision decision;

    ExplainAnswer(Decision decision) {
        this.decision = decision;
    }

    public boolean isPermitted() {
        return decision instanceof Decision.Permitted;
    }

    /** The decision in words, with every condition. */
    public String getText() {
        return String.join("\n", Explanation.full(decision));
    }

    /** The facts that it was decided on. */
    public List<FactRow> getFacts() {
        return FactRow.of(decision.request().build());
    }
}
