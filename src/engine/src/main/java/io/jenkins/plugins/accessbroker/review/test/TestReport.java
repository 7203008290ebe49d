package io.jenkins.plugins.accessbroker.review.test;

import java.util.List;
import java.util.Objects;

/**
 * What came of all policy tests.
 *
 * @param files the files of tests with their results, in the order in which they were run
 * @param coverage what of the policies they exercised
 */
public record TestReport(List<FileResults> files, Coverage coverage) {
    public TestReport {
        files = List.copyOf(files);
        Objects.requireNonNull(coverage);
    }

    /**
     * What came of the tests of one file.
     *
     * @param name the file's path below the policy directory
     */
    public record FileResults(String name, List<TestResult> results) {
        public FileResults {
            Objects.requireNonNull(name);
            results = List.copyOf(results);
        }

        /** How many of its tests failed. */
        public int failures() {
            return (int) results.stream().filter(result -> !result.passed()).count();
        }
    }

    /** Every result. */
    public List<TestResult> results() {
        return files.stream().flatMap(file -> file.results().stream()).toList();
    }

    /** The results of the tests that failed. */
    public List<TestResult> failed() {
        return results().stream().filter(result -> !result.passed()).toList();
    }
}
