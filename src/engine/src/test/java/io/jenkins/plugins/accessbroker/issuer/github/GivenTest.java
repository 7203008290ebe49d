package io.jenkins.plugins.accessbroker.issuer.github;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.accessbroker.issuer.Credential;
import io.jenkins.plugins.accessbroker.issuer.Secret;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a build gets of a token. */
class GivenTest {
    private final GitHubWorld world = new GitHubWorld();

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void is_long_and_given_whole_under_every_name() throws Exception {
        Credential credential = world.issuer().issue(GitHubWorld.order());
        String token = world.github.secretsHandedOut().iterator().next();
        assertThat(token).hasSizeGreaterThan(500).startsWith("ghs_4711_");
        assertThat(credential.secrets().values()).extracting(Secret::reveal).containsOnly(token);
        assertThat(credential.secrets()).containsKeys("GITHUB_TOKEN", "GH_TOKEN", "GH_ENTERPRISE_TOKEN");
        assertThat(credential.variables())
                .containsEntry("GITHUB_API_URL", world.github.api().toString())
                .containsEntry("GH_HOST", world.github.web().getAuthority());
    }

    @Test
    void may_be_short() throws Exception {
        world.github.giveShortTokens();
        assertThat(world.issuer()
                        .issue(GitHubWorld.order())
                        .secrets()
                        .get("GITHUB_TOKEN")
                        .reveal())
                .hasSize(40);
    }

    @Test
    void is_called_as_the_audit_log_of_github_calls_it() throws Exception {
        Credential credential = world.issuer().issue(GitHubWorld.order());
        byte[] token = credential.secrets().get("GITHUB_TOKEN").reveal().getBytes("UTF-8");
        assertThat(credential.id())
                .isEqualTo(Base64.getEncoder()
                        .encodeToString(MessageDigest.getInstance("SHA-256").digest(token)));
    }

    @Test
    void says_what_was_given_metadata_included() throws Exception {
        assertThat(world.issuer().issue(GitHubWorld.order()).scope())
                .isEqualTo(Map.of(
                        "installation",
                        "1",
                        "repositories",
                        "acme/payments",
                        "permission contents",
                        "read",
                        "permission metadata",
                        "read"));
    }

    @Test
    void reaches_git_by_the_letters_of_the_grant_and_by_those_of_github() throws Exception {
        Credential credential = world.issuer().issue(GitHubWorld.order(GitHubWorld.scope("Acme/Payments")));
        assertThat(credential.variables().values()).contains("Acme/Payments acme/payments");
    }

    @ParameterizedTest
    @CsvSource({
        "https://api.github.com, https://github.com, github.com, false",
        "https://api.acme.ghe.com, https://acme.ghe.com, acme.ghe.com, false",
        "https://github.example.com/api/v3, https://github.example.com, github.example.com, true",
        "https://github.example.com:8443/api/v3/, https://github.example.com:8443, github.example.com:8443, true"
    })
    void says_to_clients_and_to_git_which_github_it_is_of(String api, String web, String host, boolean enterprise)
            throws Exception {
        GitHubServer server = GitHubServer.of(URI.create(api)).orElseThrow();
        String answer = "{\"token\": \"ghs_0123456789abcdefghij\", \"expires_at\": \"2026-11-24T13:00:00Z\","
                + " \"permissions\": {}, \"repositories\": [{\"full_name\": \"acme/payments\"}]}";
        Reply reply = new Reply(201, HttpHeaders.of(Map.of(), (name, value) -> true), answer.getBytes("UTF-8"));
        Wish wish = new Wish(
                List.of(new Repository("acme", "payments")),
                new TreeMap<>(Map.of("contents", Level.READ)),
                GitHubWorld.BUILD);
        Credential credential = Given.credential(wish, TokenAnswer.of(reply).orElseThrow(), 1, server);
        assertThat(credential.variables())
                .containsEntry("GITHUB_API_URL", api.replaceFirst("/$", ""))
                .containsEntry("GITHUB_SERVER_URL", web)
                .containsEntry("GH_HOST", host);
        assertThat(credential.variables().get("GIT_CONFIG_PARAMETERS"))
                .startsWith("'credential." + web + "/acme/payments.helper=' ");
        assertThat(credential.secrets().containsKey("GH_ENTERPRISE_TOKEN")).isEqualTo(enterprise);
    }
}
