package io.jenkins.plugins.accessbroker.issuer.github;

import io.jenkins.plugins.accessbroker.issuer.Issuer;
import io.jenkins.plugins.accessbroker.issuer.IssuerKind;
import io.jenkins.plugins.accessbroker.policy.ScopeReader;
import io.jenkins.plugins.accessbroker.policy.document.Fields;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.time.InstantSource;
import java.util.Optional;

/** Repository access from GitHub, {@code github} in policy files and issuers files. */
public final class GitHubKind implements IssuerKind {
    @Override
    public String name() {
        return GitHubScope.ISSUER;
    }

    @Override
    public ScopeReader scopeReader() {
        return new GitHubScopeReader();
    }

    /**
     * Sets up the issuer from {@code apiUrl}, {@code clientId} or {@code appId}, {@code privateKey} and {@code timeouts}.
     * Nobody is asked and nothing is read for it: whether the key is there shows with the first order.
     */
    @Override
    public Optional<Issuer> open(Fields settings, InstantSource clock) {
        return GitHubSettingsReader.read(settings).map(read -> open(read, clock, systemProxy()));
    }

    /** A client that uses the proxy that is set for the process's Java. */
    private static HttpClient.Builder systemProxy() {
        HttpClient.Builder client = HttpClient.newBuilder();
        Optional.ofNullable(ProxySelector.getDefault()).ifPresent(client::proxy);
        return client;
    }

    /** The issuer. A proxy is never used to reach this machine itself. */
    static Issuer open(GitHubSettings settings, InstantSource clock, HttpClient.Builder client) {
        return new GitHubIssuer(settings, CallSetup.of(settings.timeouts(), clock), http(settings, client));
    }

    static HttpClient http(GitHubSettings settings, HttpClient.Builder client) {
        if (settings.server().isLoopback()) {
            client.proxy(HttpClient.Builder.NO_PROXY);
        }
        return client.followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(settings.timeouts().connect())
                .build();
    }
}
