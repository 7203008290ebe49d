package io.jenkins.plugins.accessbroker.issuer.github;

import io.jenkins.plugins.accessbroker.issuer.Issuer;
import io.jenkins.plugins.accessbroker.issuer.call.ProxySettings;
import io.jenkins.plugins.accessbroker.issuer.call.Timeouts;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The settings of this issuer where a program has them, in place of an issuers file. They are held to the same rules,
 * and the timeouts are those by default.
 *
 * @param apiUrl where the API is; GitHub.com's where there is none
 * @param app the App's client id, or its id
 * @param key where the App's private key comes from
 * @param proxies the program's own proxies; never used to reach this machine itself
 */
public record GitHubSetup(Optional<String> apiUrl, String app, KeySource key, ProxySettings proxies) {
    public GitHubSetup {
        Objects.requireNonNull(apiUrl);
        Objects.requireNonNull(app);
        Objects.requireNonNull(key);
        Objects.requireNonNull(proxies);
    }

    /** All that is wrong with the settings, in the words of an issuers file; nothing if they can be used. */
    public List<String> problems() {
        return Stream.of(
                        apiUrl.flatMap(GitHubRules::apiUrl),
                        GitHubRules.app(app),
                        key instanceof KeySource.KeyFile file
                                ? GitHubRules.privateKey(file.path().toString())
                                : Optional.<String>empty())
                .flatMap(Optional::stream)
                .toList();
    }

    /** The private key in a file. */
    public static KeySource file(Path path) {
        return new KeySource.KeyFile(path);
    }

    /**
     * Sets up the issuer. Nobody is asked and no key is read for it.
     *
     * @throws IllegalArgumentException if there are {@link #problems}
     */
    public Issuer open(InstantSource clock) {
        List<String> problems = problems();
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", problems));
        }
        GitHubServer server = apiUrl.flatMap(GitHubRules::server).orElse(GitHubServer.GITHUB_COM);
        return GitHubKind.open(new GitHubSettings(server, app, key, Timeouts.DEFAULT), clock, proxies);
    }
}
