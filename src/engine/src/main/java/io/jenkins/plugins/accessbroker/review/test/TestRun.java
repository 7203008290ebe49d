package io.jenkins.plugins.accessbroker.review.test;

import io.jenkins.plugins.accessbroker.decision.Decision;
import io.jenkins.plugins.accessbroker.decision.PolicySet;
import io.jenkins.plugins.accessbroker.review.test.TestReport.FileResults;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Runs policy tests. Pure: the same policies, tests and time always give the same report. */
public final class TestRun {
    private TestRun() {}

    /**
     * Decides every request and compares.
     *
     * @param now the time of tests that state none
     */
    public static TestReport run(PolicySet policies, List<TestFile> files, Instant now) {
        List<FileResults> results = new ArrayList<>();
        for (TestFile file : files) {
            results.add(new FileResults(
                    file.name(),
                    file.tests().stream().map(test -> run(policies, test, now)).toList()));
        }
        List<Decision> expected = results.stream()
                .flatMap(file -> file.results().stream())
                .filter(TestResult::passed)
                .map(TestResult::decision)
                .toList();
        return new TestReport(results, Coverage.of(policies, expected));
    }

    private static TestResult run(PolicySet policies, PolicyTest test, Instant now) {
        return new TestResult(test, policies.decide(test.request(), test.time().orElse(now)));
    }
}
