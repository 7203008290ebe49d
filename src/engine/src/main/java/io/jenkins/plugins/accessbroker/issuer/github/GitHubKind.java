package io.jenkins.plugins.accessbroker.issuer.github;

import io.jenkins.plugins.accessbroker.issuer.Issuer;
import io.jenkins.plugins.accessbroker.issuer.IssuerKind;
import io.jenkins.plugins.accessbroker.issuer.call.ProxySettings;
import io.jenkins.plugins.accessbroker.policy.ScopeReader;
import io.jenkins.plugins.accessbroker.policy.document.Fields;
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
        return GitHubSettingsReader.read(settings).map(read -> open(read, clock, ProxySettings.ofJava()));
    }

    /** The issuer. A proxy is never used to reach this machine itself. */
    static Issuer open(GitHubSettings settings, InstantSource clock, ProxySettings proxies) {
        ProxySettings used = settings.server().isLoopback() ? ProxySettings.NONE : proxies;
        return new GitHubIssuer(settings, CallSetup.of(settings.timeouts(), clock), api(settings, used));
    }

    /** The API. Its client has no authenticator: with one, that of Java 17 leaves {@code Authorization} out. */
    static Api api(GitHubSettings settings, ProxySettings proxies) {
        HttpClient client = HttpClient.newBuilder()
                .proxy(proxies.selector())
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(settings.timeouts().connect())
                .build();
        return new Api(settings.server().api(), client, proxies.signIn());
    }
}
