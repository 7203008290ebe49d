package io.jenkins.plugins.accessbroker.issuer.github;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.accessbroker.issuer.Order;
import io.jenkins.plugins.accessbroker.issuer.Secret;
import io.jenkins.plugins.accessbroker.issuer.call.Deadline;
import io.jenkins.plugins.accessbroker.issuer.call.ProxySettings;
import io.jenkins.plugins.accessbroker.issuer.call.Timeouts;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the App signs in. */
class SignInTest {
    /** Bytes before a PKCS#1 key in the PKCS#8 form of a key of 2048 bits. */
    private static final int FRAME = 26;

    @Test
    void with_a_token_of_ten_minutes_that_began_a_minute_ago() throws Exception {
        Instant now = Instant.parse("2026-11-24T12:00:00Z");
        String jwt = AppJwt.of("Iv23li", now, Pem.read(GitHubWorld.PEM).orElseThrow());
        String[] parts = jwt.split("\\.");
        assertThat(text(parts[0])).isEqualTo("{\"alg\":\"RS256\",\"typ\":\"JWT\"}");
        assertThat(text(parts[1]))
                .isEqualTo("{\"iat\":" + (now.getEpochSecond() - 60) + ",\"exp\":" + (now.getEpochSecond() + 540)
                        + ",\"iss\":\"Iv23li\"}");
    }

    @ParameterizedTest
    @ValueSource(longs = {-480, -60, 0, 60})
    void with_a_clock_that_is_off_by_so_many_seconds(long off) throws Exception {
        try (GitHubWorld world = new GitHubWorld()) {
            String jwt = AppJwt.of(
                    GitHubWorld.CLIENT,
                    world.clock.instant().plusSeconds(off),
                    Pem.read(GitHubWorld.PEM).orElseThrow());
            assertThat(new Installations(new Failures(world.github.api()))
                            .of("acme", Secret.of(jwt), attempts(world), world.clock))
                    .isEqualTo(1);
        }
    }

    @Test
    void with_a_key_in_either_form_of_pem() throws Exception {
        byte[] pkcs8 = GitHubWorld.KEYS.getPrivate().getEncoded();
        byte[] pkcs1 = Arrays.copyOfRange(pkcs8, FRAME, pkcs8.length);
        assertThat(Pem.read(GitHubWorld.PEM)).contains((RSAPrivateKey) GitHubWorld.KEYS.getPrivate());
        assertThat(Pem.read("some words\n" + GitHubWorld.pem("RSA PRIVATE KEY", pkcs1)))
                .isEqualTo(Pem.read(GitHubWorld.PEM));
    }

    @Test
    void with_no_key_that_is_short_or_none_at_all() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(1_024);
        assertThat(Pem.read(GitHubWorld.pem(
                        "PRIVATE KEY", generator.generateKeyPair().getPrivate().getEncoded())))
                .isEmpty();
        assertThat(Pem.read("")).isEmpty();
        assertThat(Pem.read("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"))
                .isEmpty();
        assertThat(Pem.read(GitHubWorld.pem("RSA PRIVATE KEY", new byte[] {1, 2, 3})))
                .isEmpty();
    }

    @Test
    void with_the_key_of_a_file_as_it_is_now(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("app.pem"), GitHubWorld.PEM);
        try (GitHubWorld world = new GitHubWorld()) {
            Order order = GitHubWorld.order(GitHubWorld.scope("acme/payments"));
            GitHubIssuer issuer = world.issuer(new KeySource.KeyFile(file), Timeouts.DEFAULT);
            assertThat(issuer.issue(order).secrets()).isNotEmpty();
        } finally {
            Files.delete(file);
        }
    }

    private static Attempts attempts(GitHubWorld world) {
        GitHubSettings settings = world.settings(GitHubWorld.KEY, Timeouts.DEFAULT);
        CallSetup setup = CallSetup.of(Timeouts.DEFAULT, world.clock);
        return new Attempts(
                setup,
                GitHubKind.api(settings, ProxySettings.NONE),
                new Failures(world.github.api()),
                Deadline.in(Duration.ofSeconds(30), System::nanoTime));
    }

    private static String text(String part) {
        return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
    }
}
