package io.jenkins.plugins.accessbroker.review.test;

import io.jenkins.plugins.accessbroker.policy.document.Problem;
import java.util.List;

/**
 * What came of reading policy tests: all of them, or all problems.
 *
 * @param files the files in the order of their paths; empty if there is any problem
 * @param problems every error by file, line and column; empty if the tests can be run
 */
public record LoadedTests(List<TestFile> files, List<Problem> problems) {
    public LoadedTests {
        files = List.copyOf(files);
        problems = List.copyOf(problems);
        if (!files.isEmpty() && !problems.isEmpty()) {
            throw new IllegalArgumentException("tests with " + problems.size() + " problems cannot be run");
        }
    }
}
