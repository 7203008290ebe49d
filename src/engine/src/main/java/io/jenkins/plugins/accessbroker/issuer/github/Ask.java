package io.jenkins.plugins.accessbroker.issuer.github;

import io.jenkins.plugins.accessbroker.issuer.Secret;
import java.util.Objects;
import java.util.Optional;

/**
 * One request to the API.
 *
 * @param method the HTTP method
 * @param path the path and query below the API's URL
 * @param bearer what it signs in with
 * @param agent what it calls itself
 * @param body the JSON that it sends
 * @param quota which rate limit it counts against; nothing where reaching that concerns no other request
 */
record Ask(
        String method,
        String path,
        Secret bearer,
        String agent,
        Optional<String> body,
        Optional<RateGate.Quota> quota) {
    /** What the broker calls itself where it asks for no build in particular. */
    static final String BROKER = "access-broker";

    Ask {
        Objects.requireNonNull(method);
        Objects.requireNonNull(path);
        Objects.requireNonNull(bearer);
        Objects.requireNonNull(agent);
        Objects.requireNonNull(body);
        Objects.requireNonNull(quota);
    }

    static Ask get(String path, Secret bearer, RateGate.Quota quota) {
        return new Ask("GET", path, bearer, BROKER, Optional.empty(), Optional.of(quota));
    }
}
