package io.jenkins.plugins.accessbroker.policy.boundary;

import io.jenkins.plugins.accessbroker.policy.Policy;
import io.jenkins.plugins.accessbroker.policy.condition.Glob;
import java.util.List;
import java.util.Set;

/**
 * Which policies a boundary is about: those that meet each of these that is not empty.
 *
 * @param files patterns of files' paths below the policy directory: who can write there is the repository's to say
 * @param policies patterns of policies' names, which the policies say themselves
 * @param teams names of owning teams, which the policies say themselves
 */
public record Covers(List<Glob> files, List<Glob> policies, Set<String> teams) {
    public Covers {
        files = List.copyOf(files);
        policies = List.copyOf(policies);
        teams = Set.copyOf(teams);
        if (files.isEmpty() && policies.isEmpty() && teams.isEmpty()) {
            throw new IllegalArgumentException("a boundary says of no policy that it is about it");
        }
    }

    /** Whether the boundary is about this policy. */
    public boolean includes(Policy policy) {
        return meets(files, policy.at().file())
                && meets(policies, policy.name())
                && (teams.isEmpty() || teams.contains(policy.owner().team()));
    }

    private static boolean meets(List<Glob> patterns, String name) {
        return patterns.isEmpty() || patterns.stream().anyMatch(pattern -> pattern.matches(name));
    }
}
