package io.jenkins.plugins.accessbroker.issuer.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.accessbroker.issuer.Issuer;
import io.jenkins.plugins.accessbroker.issuer.call.Timeouts;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The issuer as a program sets it up. */
class GitHubSetupTest {
    @Test
    void issues_and_revokes() throws Exception {
        try (GitHubWorld world = new GitHubWorld()) {
            GitHubSetup setup = new GitHubSetup(
                    Optional.of(world.github.api().toString()), "4711", GitHubWorld.KEY, HttpClient::newBuilder);
            try (Issuer issuer = setup.open(world.clock)) {
                issuer.revoke(issuer.issue(GitHubWorld.order(GitHubWorld.scope("acme/payments"))));
            }
            assertThat(world.github.secretsHandedOut()).hasSize(1);
            assertThat(world.github.live()).isEmpty();
        }
    }

    @Test
    void tells_all_that_is_wrong_with_it() {
        GitHubSetup setup = new GitHubSetup(
                Optional.of("http://github.example.com/api/v3"),
                "x",
                GitHubSetup.file(Path.of("key.pem")),
                HttpClient::newBuilder);
        assertThat(setup.problems()).hasSize(3);
        assertThatThrownBy(() -> setup.open(InstantSource.system())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void uses_the_programs_own_proxy_but_never_to_reach_this_machine() {
        ProxySelector selector = ProxySelector.of(new InetSocketAddress("proxy.example.com", 3128));
        assertThat(client(GitHubServer.GITHUB_COM, selector).proxy()).contains(selector);
        GitHubServer here =
                GitHubServer.of(URI.create("http://127.0.0.1:8080/api/v3")).orElseThrow();
        assertThat(client(here, selector).proxy()).contains(HttpClient.Builder.NO_PROXY);
    }

    private static HttpClient client(GitHubServer server, ProxySelector selector) {
        return GitHubKind.http(
                new GitHubSettings(server, "4711", GitHubWorld.KEY, Timeouts.DEFAULT),
                HttpClient.newBuilder().proxy(selector));
    }
}
