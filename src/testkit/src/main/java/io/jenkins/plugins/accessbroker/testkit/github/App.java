package io.jenkins.plugins.accessbroker.testkit.github;

import java.security.interfaces.RSAPublicKey;
import java.util.Objects;

/**
 * A GitHub App.
 *
 * @param id its id
 * @param clientId its client id
 * @param key the key that what it signs is verified with
 */
public record App(long id, String clientId, RSAPublicKey key) {
    public App {
        Objects.requireNonNull(clientId);
        Objects.requireNonNull(key);
    }
}
