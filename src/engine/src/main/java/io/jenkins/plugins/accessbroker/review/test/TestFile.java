package io.jenkins.plugins.accessbroker.review.test;

import java.util.List;
import java.util.Objects;

/**
 * One file of policy tests.
 *
 * @param name its path below the policy directory
 * @param tests its tests, in the order of the file
 */
public record TestFile(String name, List<PolicyTest> tests) {
    public TestFile {
        Objects.requireNonNull(name);
        tests = List.copyOf(tests);
    }
}
