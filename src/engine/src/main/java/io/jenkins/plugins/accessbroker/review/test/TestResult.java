package io.jenkins.plugins.accessbroker.review.test;

import io.jenkins.plugins.accessbroker.decision.Decision;
import io.jenkins.plugins.accessbroker.decision.Explanation;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.util.List;
import java.util.Objects;

/**
 * What came of a policy test.
 *
 * @param test the test
 * @param decision what was decided
 */
public record TestResult(PolicyTest test, Decision decision) {
    public TestResult {
        Objects.requireNonNull(test);
        Objects.requireNonNull(decision);
    }

    /** Whether the decision is as the test expects. */
    public boolean passed() {
        return test.expected().isMet(decision);
    }

    /** What was expected and what was decided, in one line. */
    public String difference() {
        return "expected " + test.expected().words() + ", got "
                + test.expected().met(decision);
    }

    /** Where the test stands, its name and the difference, in one line. */
    public String headline() {
        return test.at() + ": test " + Quote.of(test.name()) + ": " + difference();
    }

    /** Why it was decided so: every condition with its place. */
    public List<String> reasons() {
        return Explanation.full(decision);
    }
}
