package io.jenkins.plugins.accessbroker.policy;

import java.util.Objects;

/**
 * Who answers for a policy or a coding agent.
 *
 * @param team the team's name
 * @param business contact who answers for the purpose
 * @param technical contact to ask when access is denied
 */
public record Owner(String team, String business, String technical) {
    public Owner {
        Objects.requireNonNull(team);
        Objects.requireNonNull(business);
        Objects.requireNonNull(technical);
    }
}
