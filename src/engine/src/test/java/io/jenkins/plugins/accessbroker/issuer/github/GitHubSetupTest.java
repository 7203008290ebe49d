package io.jenkins.plugins.accessbroker.issuer.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import io.jenkins.plugins.accessbroker.issuer.Issuer;
import io.jenkins.plugins.accessbroker.issuer.Secret;
import io.jenkins.plugins.accessbroker.issuer.call.ProxySettings;
import io.jenkins.plugins.accessbroker.issuer.call.Timeouts;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

/** The issuer as a program sets it up. */
class GitHubSetupTest {
    @Test
    void issues_and_revokes() throws Exception {
        try (GitHubWorld world = new GitHubWorld()) {
            GitHubSetup setup = new GitHubSetup(
                    Optional.of(world.github.api().toString()), "4711", GitHubWorld.KEY, ProxySettings.NONE);
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
                ProxySettings.NONE);
        assertThat(setup.problems()).hasSize(3);
        assertThatThrownBy(() -> setup.open(InstantSource.system())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void never_uses_a_proxy_to_reach_this_machine() throws Exception {
        ProxySelector nowhere = ProxySelector.of(InetSocketAddress.createUnresolved("proxy.invalid", 3128));
        try (GitHubWorld world = new GitHubWorld()) {
            GitHubSetup setup = new GitHubSetup(
                    Optional.of(world.github.api().toString()),
                    "4711",
                    GitHubWorld.KEY,
                    new ProxySettings(nowhere, Optional::empty));
            try (Issuer issuer = setup.open(world.clock)) {
                issuer.issue(GitHubWorld.order(GitHubWorld.scope("acme/payments")));
            }
            assertThat(world.github.secretsHandedOut()).hasSize(1);
        }
    }

    @Test
    void asks_through_the_programs_own_proxy_and_signs_in_there() throws Exception {
        Queue<Headers> seen = new ConcurrentLinkedQueue<>();
        HttpServer proxy = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        proxy.createContext("/", exchange -> {
            seen.add(exchange.getRequestHeaders());
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        proxy.start();
        try {
            GitHubServer away =
                    new GitHubServer(URI.create("http://github.invalid/api/v3"), URI.create("http://github.invalid"));
            Api api = GitHubKind.api(
                    new GitHubSettings(away, "4711", GitHubWorld.KEY, Timeouts.DEFAULT),
                    new ProxySettings(
                            ProxySelector.of(proxy.getAddress()),
                            () -> Optional.of(ProxySettings.basic("proxy-user", "proxy-password"))));
            Reply reply =
                    api.send(Ask.get("/zen", Secret.of("the-bearer"), RateGate.Quota.APP), Duration.ofSeconds(30));
            assertThat(reply.status()).isEqualTo(204);
        } finally {
            proxy.stop(0);
        }
        Headers headers = seen.remove();
        assertThat(headers.getFirst("Host")).isEqualTo("github.invalid");
        assertThat(headers.getFirst("Authorization")).isEqualTo("Bearer the-bearer");
        assertThat(headers.getFirst("Proxy-Authorization")).isEqualTo("Basic cHJveHktdXNlcjpwcm94eS1wYXNzd29yZA==");
    }

    @Test
    void shows_no_other_side_what_a_proxy_is_sent() throws Exception {
        Queue<Headers> seen = new ConcurrentLinkedQueue<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            seen.add(exchange.getRequestHeaders());
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        try {
            URI web = URI.create("http://localhost:" + server.getAddress().getPort());
            Api api = GitHubKind.api(
                    new GitHubSettings(new GitHubServer(web, web), "4711", GitHubWorld.KEY, Timeouts.DEFAULT),
                    new ProxySettings(
                            ProxySettings.NONE.selector(),
                            () -> Optional.of(ProxySettings.basic("proxy-user", "proxy-password"))));
            api.send(Ask.get("/zen", Secret.of("the-bearer"), RateGate.Quota.APP), Duration.ofSeconds(30));
        } finally {
            server.stop(0);
        }
        assertThat(seen.remove()).containsKey("Authorization").doesNotContainKey("Proxy-authorization");
    }
}
