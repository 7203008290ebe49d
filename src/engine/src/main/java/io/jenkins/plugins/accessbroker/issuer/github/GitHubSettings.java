package io.jenkins.plugins.accessbroker.issuer.github;

import io.jenkins.plugins.accessbroker.issuer.call.Timeouts;
import java.util.Objects;

/**
 * How the broker reaches GitHub.
 *
 * @param server which GitHub
 * @param app the App's client id or id
 * @param key where the App's private key comes from
 * @param timeouts how long anything may take
 */
record GitHubSettings(GitHubServer server, String app, KeySource key, Timeouts timeouts) {
    GitHubSettings {
        Objects.requireNonNull(server);
        Objects.requireNonNull(app);
        Objects.requireNonNull(key);
        Objects.requireNonNull(timeouts);
    }
}
