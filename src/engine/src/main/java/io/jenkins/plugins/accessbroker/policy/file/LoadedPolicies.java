package io.jenkins.plugins.accessbroker.policy.file;

import io.jenkins.plugins.accessbroker.policy.Policy;
import io.jenkins.plugins.accessbroker.policy.document.Problem;
import java.util.List;

/**
 * What came of reading policy files: all policies, or all problems.
 *
 * @param policies the policies in the order of their files; empty if there is any problem
 * @param problems every error by file, line and column; empty if the policies can be used
 * @param files how many policy files were read
 */
public record LoadedPolicies(List<Policy> policies, List<Problem> problems, int files) {
    public LoadedPolicies {
        policies = List.copyOf(policies);
        problems = List.copyOf(problems);
        if (!policies.isEmpty() && !problems.isEmpty()) {
            throw new IllegalArgumentException("policies with " + problems.size() + " problems cannot be used");
        }
    }

    /** Whether there is no problem. */
    public boolean isUsable() {
        return problems.isEmpty();
    }
}
