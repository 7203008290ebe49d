package io.jenkins.plugins.accessbroker.testkit.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.accessbroker.testkit.MutableClock;
import io.jenkins.plugins.accessbroker.testkit.http.HttpAnswer;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The emulator answers as GitHub does, and above all refuses what GitHub refuses. */
class GitHubEmulatorTest {
    private static final String READ = "{\"repositories\": [\"Payments\"], \"permissions\": {\"contents\": \"read\"}}";

    private final MutableClock clock = MutableClock.atPresent();
    private final GitHubEmulator github = GitHubEmulator.start(
                    Client.APP,
                    clock,
                    (repository, service, advertises, request) ->
                            HttpAnswer.text(200, "text/plain", repository + " " + service + " " + advertises))
            .install(new Installation(
                    1, "acme", Set.of("payments", "secret"), Map.of("contents", "write", "issues", "read"), false));
    private final Client client = new Client(github);

    @AfterEach
    void stop() {
        github.close();
    }

    @Test
    void finds_the_installation_of_an_account_for_the_app() throws Exception {
        HttpResponse<String> found = client.get("/users/Acme/installation", jwt());
        assertThat(found.statusCode()).isEqualTo(200);
        assertThat(Client.body(found).get("id")).hasToString("1");
        assertThat(client.get("/users/nobody/installation", jwt()).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "-60, 540, 200",
        "0, 600, 200",
        "-600, 1, 200",
        "1, 540, 401",
        "-60, 601, 401",
        "-60, 0, 401",
        "-60, -1, 401"
    })
    void takes_a_jwt_that_began_and_ends_within_ten_minutes(long issued, long expires, int status) throws Exception {
        long now = clock.instant().getEpochSecond();
        String claims = Client.claims(now + issued, now + expires, "4711");
        assertThat(find(Client.jwt(Client.HEAD, claims, Client.KEYS))).isEqualTo(status);
    }

    @Test
    void takes_no_jwt_of_another_key_another_app_or_another_algorithm() throws Exception {
        long now = clock.instant().getEpochSecond();
        String claims = Client.claims(now - 60, now + 540, "4711");
        assertThat(find(Client.jwt(Client.HEAD, claims, Client.keys()))).isEqualTo(401);
        assertThat(find(Client.jwt(Client.HEAD, claims.replace("4711", "4712"), Client.KEYS)))
                .isEqualTo(401);
        for (String algorithm : List.of("none", "HS256", "RS512")) {
            String head = Client.HEAD.replace("RS256", algorithm);
            assertThat(find(Client.jwt(head, claims, Client.KEYS))).isEqualTo(401);
        }
        String jwt = jwt();
        assertThat(find(jwt.substring(0, jwt.lastIndexOf('.') + 1))).isEqualTo(401);
        assertThat(find("")).isEqualTo(401);
    }

    @Test
    void makes_a_token_for_what_is_asked_for_and_no_more() throws Exception {
        HttpResponse<String> made = client.mint(jwt(), READ);
        assertThat(made.statusCode()).isEqualTo(201);
        Map<?, ?> body = Client.body(made);
        assertThat((String) body.get("token")).hasSizeBetween(500, 540).startsWith("ghs_4711_");
        assertThat(body.get("permissions")).isEqualTo(Map.of("contents", "read", "metadata", "read"));
        assertThat(body.get("repository_selection")).isEqualTo("selected");
        assertThat(Instant.parse((String) body.get("expires_at")))
                .isBetween(clock.instant().plusSeconds(3_590), clock.instant().plusSeconds(3_600));
        assertThat(made.body()).contains("acme/payments").doesNotContain("acme/secret");
    }

    /** The reason for which both must always be sent. */
    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"permissions\": {\"contents\": \"read\"}}"})
    void makes_a_token_for_all_repositories_where_none_is_named(String body) throws Exception {
        HttpResponse<String> made = client.mint(jwt(), body);
        assertThat(Client.body(made).get("repository_selection")).isEqualTo("all");
        assertThat(client.get("/repos/acme/secret", token(made)).statusCode()).isEqualTo(200);
    }

    @Test
    void makes_a_token_of_all_permissions_where_none_is_named() throws Exception {
        HttpResponse<String> made = client.mint(jwt(), "{\"repositories\": [\"payments\"]}");
        assertThat(Client.body(made).get("permissions"))
                .isEqualTo(Map.of("contents", "write", "issues", "read", "metadata", "read"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"repositories\": [\"nowhere\"]} | 422",
                "{\"repositories\": [\"payments\", \"nowhere\"]} | 422",
                "{\"repositories\": []} | 422",
                "{\"permissions\": {\"issues\": \"write\"}} | 422",
                "{\"permissions\": {\"administration\": \"read\"}} | 422",
                "{\"permissions\": {\"contents\": \"everything\"}} | 422",
                "[] | 400",
                "{ | 400"
            })
    void makes_no_token_of_what_was_not_given_to_the_app(String body, int status) throws Exception {
        assertThat(client.mint(jwt(), body).statusCode()).isEqualTo(status);
        assertThat(github.secretsHandedOut()).isEmpty();
    }

    @Test
    void makes_a_token_of_500_repositories_at_most() throws Exception {
        Set<String> names = IntStream.rangeClosed(0, 500).mapToObj(i -> "r" + i).collect(Collectors.toSet());
        github.install(new Installation(1, "acme", names, Map.of("contents", "read"), false));
        assertThat(client.mint(jwt(), repositories(500)).statusCode()).isEqualTo(201);
        assertThat(client.mint(jwt(), repositories(501)).statusCode()).isEqualTo(422);
    }

    @Test
    void makes_no_token_of_an_installation_that_is_suspended_or_gone() throws Exception {
        github.install(new Installation(1, "acme", Set.of("payments"), Map.of("contents", "read"), true));
        assertThat(client.mint(jwt(), READ).statusCode()).isEqualTo(403);
        github.uninstall("acme");
        assertThat(client.mint(jwt(), READ).statusCode()).isEqualTo(404);
    }

    @Test
    void takes_a_token_until_it_is_revoked() throws Exception {
        String token = token(client.mint(jwt(), READ));
        assertThat(client.get("/installation/repositories", token).body()).contains("\"total_count\":1");
        assertThat(client.get("/repos/acme/payments", token).statusCode()).isEqualTo(200);
        assertThat(client.get("/repos/acme/secret", token).statusCode()).isEqualTo(404);
        assertThat(revoke(token)).isEqualTo(204);
        assertThat(client.get("/repos/acme/payments", token).statusCode()).isEqualTo(401);
        assertThat(revoke(token)).isEqualTo(401);
        assertThat(github.live()).isEmpty();
    }

    @Test
    void takes_a_token_for_an_hour() throws Exception {
        String token = token(client.mint(jwt(), READ));
        clock.advance(Duration.ofSeconds(3_598));
        assertThat(client.get("/repos/acme/payments", token).statusCode()).isEqualTo(200);
        clock.advance(Duration.ofSeconds(3));
        assertThat(client.get("/repos/acme/payments", token).statusCode()).isEqualTo(401);
    }

    @Test
    void takes_a_token_that_lags_after_so_many_refusals() throws Exception {
        String token = token(client.mint(jwt(), READ));
        assertThat(client.get("/repos/acme/payments", token).statusCode()).isEqualTo(200);
        github.lag(2);
        String late = token(client.mint(jwt(), READ));
        for (int status : List.of(401, 401, 200)) {
            assertThat(client.get("/repos/acme/payments", late).statusCode()).isEqualTo(status);
        }
    }

    @Test
    void takes_the_app_for_no_installation_and_a_token_for_no_app() throws Exception {
        assertThat(client.get("/installation/repositories", jwt()).statusCode()).isEqualTo(401);
        assertThat(find(token(client.mint(jwt(), READ)))).isEqualTo(401);
    }

    @Test
    void answers_errors_and_headers_as_github_does() throws Exception {
        HttpResponse<String> refused = client.get("/users/acme/installation", "x");
        assertThat(refused.body())
                .isEqualTo("{\"message\":\"A JSON web token could not be decoded\","
                        + "\"documentation_url\":\"https://docs.github.com/rest\",\"status\":\"401\"}");
        assertThat(refused.headers().firstValue("content-type")).hasValue("application/json; charset=utf-8");
        assertThat(refused.headers().firstValue("x-github-request-id").orElseThrow())
                .matches("[0-9A-F]{4}(:[0-9A-F]{6}){2}:[0-9A-F]{8}");
        assertThat(refused.headers().firstValue("x-ratelimit-remaining")).isPresent();
        assertThat(client.get("/user", "x").statusCode()).isEqualTo(404);
    }

    @Test
    void throttles_as_github_does() throws Exception {
        Instant reset = clock.instant().plusSeconds(60);
        github.faults().next(1, Operation.FIND_INSTALLATION, Fault.rateLimit(reset));
        github.faults().next(1, Operation.FIND_INSTALLATION, Fault.secondaryRateLimit(429, Duration.ofSeconds(7)));
        HttpResponse<String> primary = client.get("/users/acme/installation", jwt());
        assertThat(primary.statusCode()).isEqualTo(403);
        assertThat(primary.headers().allValues("x-ratelimit-remaining")).containsExactly("0");
        assertThat(primary.headers().firstValue("x-ratelimit-reset")).hasValue("" + reset.getEpochSecond());
        HttpResponse<String> secondary = client.get("/users/acme/installation", jwt());
        assertThat(secondary.statusCode()).isEqualTo(429);
        assertThat(secondary.headers().firstValue("retry-after")).hasValue("7");
        assertThat(find(jwt())).isEqualTo(200);
    }

    @Test
    void drops_an_answer_with_or_without_effect() {
        github.faults().next(1, Operation.CREATE_TOKEN, Fault.hangUp());
        assertThatThrownBy(() -> client.mint(jwt(), READ)).isInstanceOf(IOException.class);
        assertThat(github.live()).isEmpty();
        github.faults().next(1, Operation.CREATE_TOKEN, Fault.loseAnswer());
        assertThatThrownBy(() -> client.mint(jwt(), READ)).isInstanceOf(IOException.class);
        assertThat(github.live()).hasSize(1);
    }

    @Test
    void lets_git_in_to_what_the_token_is_for() throws Exception {
        String token = token(client.mint(jwt(), READ));
        HttpResponse<String> asked = client.git("GET", "/acme/payments.git/info/refs?service=git-upload-pack", "");
        assertThat(asked.statusCode()).isEqualTo(401);
        assertThat(asked.headers().firstValue("www-authenticate")).hasValue("Basic realm=\"GitHub\"");
        assertThat(client.git("GET", "/acme/payments.git/info/refs?service=git-upload-pack", token)
                        .body())
                .isEqualTo("acme/payments git-upload-pack true");
        assertThat(client.git("POST", "/acme/payments/git-upload-pack", token).body())
                .isEqualTo("acme/payments git-upload-pack false");
        assertThat(client.git("GET", "/acme/secret.git/info/refs?service=git-upload-pack", token)
                        .statusCode())
                .isEqualTo(404);
        assertThat(client.git("GET", "/acme/payments.git/info/refs?service=git-receive-pack", token)
                        .statusCode())
                .isEqualTo(403);
        assertThat(client.git("POST", "/acme/payments.git/git-receive-pack", token)
                        .statusCode())
                .isEqualTo(403);
        revoke(token);
        assertThat(client.git("GET", "/acme/payments.git/info/refs?service=git-upload-pack", token)
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void lets_git_write_where_contents_may_be_written_and_read_nothing_without_them() throws Exception {
        String writes = token(client.mint(jwt(), READ.replace("read", "write")));
        assertThat(client.git("POST", "/acme/payments.git/git-receive-pack", writes)
                        .statusCode())
                .isEqualTo(200);
        String issues = token(client.mint(jwt(), READ.replace("contents", "issues")));
        assertThat(client.git("POST", "/acme/payments.git/git-upload-pack", issues)
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void writes_down_what_it_was_asked_without_what_was_signed_in_with() throws Exception {
        String token = token(client.mint(jwt(), READ));
        client.get("/repos/acme/payments", token);
        assertThat(github.calls())
                .extracting(RecordedCall::operation)
                .containsExactly(Operation.CREATE_TOKEN, Operation.GET_REPOSITORY);
        assertThat(github.calls().toString()).doesNotContain(token);
    }

    private String jwt() throws Exception {
        return Client.jwt(clock.instant());
    }

    private int find(String bearer) throws Exception {
        return client.get("/users/acme/installation", bearer).statusCode();
    }

    private int revoke(String token) throws Exception {
        return client.api("DELETE", "/installation/token", token, "").statusCode();
    }

    private static String token(HttpResponse<String> made) throws Exception {
        return (String) Client.body(made).get("token");
    }

    private static String repositories(int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> "\"r" + i + "\"")
                .collect(Collectors.joining(",", "{\"repositories\": [", "]}"));
    }
}
