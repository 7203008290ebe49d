package io.jenkins.plugins.accessbroker.issuer.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.accessbroker.issuer.Credential;
import io.jenkins.plugins.accessbroker.issuer.IssuerFault;
import io.jenkins.plugins.accessbroker.issuer.call.Timeouts;
import io.jenkins.plugins.accessbroker.testkit.github.Fault;
import io.jenkins.plugins.accessbroker.testkit.github.GitHubEmulator;
import io.jenkins.plugins.accessbroker.testkit.github.Installation;
import io.jenkins.plugins.accessbroker.testkit.github.Operation;
import io.jenkins.plugins.accessbroker.testkit.http.HttpAnswer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a pipeline author reads for each way in which GitHub can fail: {@code testdata/issuers/github/faults}. */
class FaultMatrixTest {
    private final GitHubWorld world = new GitHubWorld();

    @AfterEach
    void stop() {
        world.close();
    }

    /** A fault that lasts, and how often GitHub is asked for a token. */
    static Stream<Arguments> lasting() {
        return Stream.of(
                Arguments.of("reset", Fault.reset(), 5),
                Arguments.of("hang-up", Fault.hangUp(), 5),
                Arguments.of("lost-answer", Fault.loseAnswer(), 5),
                Arguments.of("truncated", Fault.truncated(), 5),
                Arguments.of("401", Fault.refuse(401, "A JSON web token could not be decoded"), 1),
                Arguments.of("403", Fault.refuse(403, "Resource not accessible by integration"), 1),
                Arguments.of("404", Fault.refuse(404, "Not Found"), 1),
                Arguments.of("409", Fault.refuse(409, "Conflict"), 1),
                Arguments.of("422", Fault.refuse(422, "Validation Failed"), 1),
                Arguments.of("500", Fault.refuse(500, "Server Error"), 5),
                Arguments.of("proxy-401", Fault.proxyError(401), 1),
                Arguments.of("proxy-403", Fault.proxyError(403), 1),
                Arguments.of("proxy-404", Fault.proxyError(404), 1),
                Arguments.of("proxy-407", Fault.proxyError(407), 1),
                Arguments.of("proxy-409", Fault.proxyError(409), 1),
                Arguments.of("proxy-422", Fault.proxyError(422), 1),
                Arguments.of("proxy-502", Fault.proxyError(502), 5),
                Arguments.of("429", Fault.secondaryRateLimit(429, Duration.ofSeconds(2)), 5),
                Arguments.of("secondary-limit-403", Fault.secondaryRateLimit(403, Duration.ofSeconds(2)), 5),
                Arguments.of("secondary-limit-long", Fault.secondaryRateLimit(403, Duration.ofMinutes(5)), 1),
                Arguments.of("secondary-limit-unnamed", Fault.refuse(403, "exceeded a secondary rate limit"), 1),
                Arguments.of("malformed", Fault.malformed(), 1),
                Arguments.of("huge-body", Fault.huge(Api.LARGEST), 1),
                Arguments.of("no-token", Fault.missing("token"), 1),
                Arguments.of("token-with-line-end", Fault.replacing("token", "ghs_0123456789abcdefghij\nhost=x"), 1),
                Arguments.of("no-expiry", Fault.missing("expires_at"), 1),
                Arguments.of("no-repositories", Fault.missing("repositories"), 1),
                Arguments.of("all-repositories", Fault.replacing("repository_selection", "all"), 1),
                Arguments.of("other-repository", repositories("acme/payments", "acme/secret"), 1),
                Arguments.of("fewer-repositories", Fault.replacing("repositories", List.of()), 1),
                Arguments.of("higher-permission", Fault.replacing("permissions", Map.of("contents", "write")), 1),
                Arguments.of(
                        "more-permissions",
                        Fault.replacing("permissions", Map.of("contents", "read", "issues", "write")),
                        1),
                Arguments.of("no-permission", Fault.replacing("permissions", Map.of()), 1),
                Arguments.of("already-expired", Fault.replacing("expires_at", "2020-01-01T00:00:00Z"), 1),
                Arguments.of("lasts-too-long", Fault.replacing("expires_at", "2999-01-01T00:00:00Z"), 1));
    }

    private static Fault repositories(String... names) {
        return Fault.replacing(
                "repositories",
                Stream.of(names).map(name -> Map.of("full_name", name)).toList());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lasting")
    void says_what_went_wrong_and_what_to_check(String name, Fault fault, int attempts) {
        world.github.faults().always(Operation.CREATE_TOKEN, fault);
        world.check(name, world.issuer());
        assertThat(world.github.calls(Operation.CREATE_TOKEN)).hasSize(attempts);
        assertThat(world.pauses).hasSize(attempts - 1);
    }

    static Stream<Arguments> passing() {
        return lasting().filter(arguments -> (int) arguments.get()[2] > 1);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("passing")
    void recovers_from_what_passes(String name, Fault fault, int attempts) throws Exception {
        world.github.faults().next(attempts - 1, Operation.CREATE_TOKEN, fault);
        Credential credential = world.issuer().issue(GitHubWorld.order());
        assertThat(credential.scope()).containsEntry("repositories", "acme/payments");
        assertThat(world.github.faults().pending()).isZero();
    }

    /** What is told alike whatever was asked for. */
    static Stream<Arguments> anywhere() {
        return lasting().filter(arguments -> {
            String name = (String) arguments.get()[0];
            return name.matches("reset|hang-up|lost-answer|truncated|500|proxy-.*|429|secondary-.*|huge-body");
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("anywhere")
    void says_the_same_when_the_installation_is_looked_up(String name, Fault fault, int attempts) {
        world.github.faults().always(Operation.FIND_INSTALLATION, fault);
        world.check(name, world.issuer());
        assertThat(world.pauses).hasSize(attempts - 1);
        assertThat(world.github.calls(Operation.CREATE_TOKEN)).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("anywhere")
    void says_the_same_when_the_token_is_used_and_revokes_it(String name, Fault fault, int attempts) {
        world.github.faults().always(Operation.LIST_REPOSITORIES, fault);
        IssuerFault told = GitHubWorld.fault(world.issuer(), GitHubWorld.order());
        String end = "; the token was revoked";
        assertThat(told.getMessage()).endsWith(end);
        world.golden(
                name,
                told.reason(),
                told.getMessage().substring(0, told.getMessage().length() - end.length()));
        assertThat(world.pauses).hasSize(attempts - 1);
        assertThat(world.github.secretsHandedOut()).hasSize(1);
        assertThat(world.github.live()).isEmpty();
    }

    /** What takes no effect, or has no answer whatever it was. */
    static Stream<Arguments> anywhereUndone() {
        return anywhere()
                .filter(arguments -> !Set.of("truncated", "huge-body")
                        .contains((String) arguments.get()[0]));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("anywhereUndone")
    void says_the_same_when_the_token_is_revoked(String name, Fault fault, int attempts) throws Exception {
        GitHubIssuer issuer = world.issuer();
        Credential credential = issuer.issue(GitHubWorld.order());
        world.github.faults().always(Operation.REVOKE_TOKEN, fault);
        IssuerFault told = catchThrowableOfType(IssuerFault.class, () -> issuer.revoke(credential));
        int most = attempts > 1 ? Attempts.MOST + Lag.TRIES : 1;
        world.golden(name, told.reason(), told.getMessage().replace(most + " attempts", attempts + " attempts"));
        assertThat(world.github.calls(Operation.REVOKE_TOKEN)).hasSize(most);
    }

    static Stream<String> wider() {
        return Stream.of(
                "all-repositories",
                "other-repository",
                "fewer-repositories",
                "higher-permission",
                "more-permissions",
                "already-expired",
                "lasts-too-long",
                "no-expiry");
    }

    @ParameterizedTest
    @MethodSource("wider")
    void revokes_what_is_not_what_was_asked_for(String name) {
        Fault fault = (Fault) lasting()
                .filter(arguments -> arguments.get()[0].equals(name))
                .findFirst()
                .orElseThrow()
                .get()[1];
        world.github.faults().next(1, Operation.CREATE_TOKEN, fault);
        assertThat(GitHubWorld.fault(world.issuer(), GitHubWorld.order()).getMessage())
                .contains("the token was revoked");
        assertThat(world.github.secretsHandedOut()).hasSize(1);
        assertThat(world.github.live()).isEmpty();
    }

    @Test
    void says_that_what_is_wider_could_not_be_revoked() {
        world.github.faults().next(1, Operation.CREATE_TOKEN, repositories("acme/secret"));
        world.github.faults().always(Operation.REVOKE_TOKEN, Fault.refuse(503, "down"));
        world.check("other-repository-not-revoked", world.issuer());
    }

    @Test
    void follows_no_redirect_even_to_a_github_that_would_answer() {
        try (GitHubEmulator elsewhere = GitHubEmulator.start(GitHubWorld.APP, world.clock)) {
            world.github.faults().always(Operation.CREATE_TOKEN, Fault.redirect(elsewhere.api()));
            world.check("redirect", world.issuer());
            assertThat(elsewhere.calls()).isEmpty();
        }
    }

    @Test
    void ends_a_silent_and_a_slow_answer_by_its_deadline() {
        Duration brief = Duration.ofMillis(300);
        CountDownLatch never = new CountDownLatch(1);
        world.github.faults().next(1, Operation.CREATE_TOKEN, Fault.hold(new CountDownLatch(1), never));
        world.check("silent", world.issuer(GitHubWorld.KEY, new Timeouts(brief, brief, brief)));
        never.countDown();
        world.github.faults().next(1, Operation.CREATE_TOKEN, Fault.drip(1, Duration.ofMillis(100)));
        world.check("slow-body", world.issuer(GitHubWorld.KEY, new Timeouts(brief, brief, brief)));
    }

    @Test
    void says_that_nothing_listens() {
        world.github.close();
        world.check("nothing-listens", world.issuer());
    }

    @Test
    void tells_an_account_without_the_app() {
        world.github.uninstall("acme");
        world.check("not-installed", world.issuer());
    }

    @Test
    void tells_an_installation_that_is_suspended() {
        world.github.install(new Installation(1, "acme", Set.of("payments"), Map.of("contents", "read"), true));
        world.check("suspended", world.issuer());
    }

    @Test
    void tells_a_repository_that_the_app_was_not_given() {
        world.github.install(GitHubWorld.installation(1, Set.of("payments-lib")));
        world.check("no-such-repository", world.issuer());
    }

    @Test
    void tells_a_permission_that_the_app_has_not() {
        world.github.install(new Installation(1, "acme", Set.of("payments"), Map.of("issues", "read"), false));
        world.check("no-such-permission", world.issuer());
    }

    @Test
    void tells_a_clock_that_is_off() {
        GitHubIssuer issuer = world.issuer();
        world.github
                .faults()
                .always(
                        Operation.FIND_INSTALLATION,
                        (request, well) -> HttpAnswer.text(
                                        401, "application/json", "{\"message\": \"too far in the future\"}")
                                .with("Date", "Wed, 01 Jan 2020 00:00:00 GMT"));
        assertThat(GitHubWorld.fault(issuer, GitHubWorld.order()).getMessage())
                .contains("the controller's clock is")
                .contains("ahead of github's");
    }

    @Test
    void blames_no_clock_for_the_time_that_attempts_took() {
        GitHubIssuer issuer = world.issuer();
        world.github.faults().next(1, Operation.CREATE_TOKEN, (request, well) -> {
            world.clock.advance(Duration.ofMinutes(3));
            return Fault.refuse(503, "down").meet(request, well);
        });
        world.github.faults().next(1, Operation.CREATE_TOKEN, Fault.refuse(401, "no"));
        assertThat(GitHubWorld.fault(issuer, GitHubWorld.order()).getMessage())
                .contains("does not accept the broker's signature as its app: ask")
                .doesNotContain("clock is");
    }

    @Test
    void tells_a_token_that_github_does_not_take() {
        world.github.lag(99);
        world.check("not-taken", world.issuer());
        assertThat(world.github.calls(Operation.LIST_REPOSITORIES)).hasSize(Lag.TRIES);
    }
}
