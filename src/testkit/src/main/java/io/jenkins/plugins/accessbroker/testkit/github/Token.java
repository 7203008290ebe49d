package io.jenkins.plugins.accessbroker.testkit.github;

import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * An installation token.
 *
 * @param repositories full names
 * @param lag how often it is still refused before it is known everywhere
 */
record Token(
        String value,
        Installation installation,
        Set<String> repositories,
        Map<String, String> permissions,
        Instant expires,
        int lag) {
    boolean reaches(String repository) {
        return repositories.stream().anyMatch(repository::equalsIgnoreCase);
    }

    Token lagging(int left) {
        return new Token(value, installation, repositories, permissions, expires, left);
    }
}
