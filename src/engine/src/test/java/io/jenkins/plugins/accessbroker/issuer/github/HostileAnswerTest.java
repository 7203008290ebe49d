package io.jenkins.plugins.accessbroker.issuer.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.accessbroker.issuer.IssuerFault;
import io.jenkins.plugins.accessbroker.testkit.github.Fault;
import io.jenkins.plugins.accessbroker.testkit.github.Operation;
import io.jenkins.plugins.accessbroker.testkit.http.HttpAnswer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A GitHub that answers to have its words in a build's log, or to have the broker busy. */
class HostileAnswerTest {
    private static final String FORGED = "\u001b[2K\r\n[access broker] issued: everything \u202e`\u2028 ghs_forged";
    private static final String JSON = "application/json; charset=utf-8";

    private final GitHubWorld world = new GitHubWorld();

    @AfterEach
    void stop() {
        world.close();
    }

    static Stream<Arguments> answers() {
        return Stream.concat(
                Stream.of(302, 400, 401, 403, 404, 409, 422, 429, 500)
                        .map(status -> Arguments.of("an error, status " + status, Fault.refuse(status, FORGED))),
                Stream.of(
                        answer("an error with known words", 403, "suspended: rate limit " + FORGED),
                        Arguments.of("an error with a hostile request id", withHeader("X-GitHub-Request-Id")),
                        Arguments.of("a limit with a hostile end", withHeader("Retry-After")),
                        Arguments.of("a hostile date", withHeader("Date")),
                        Arguments.of("a redirect to a hostile place", withHeader("Location")),
                        member("token", FORGED),
                        member("expires_at", FORGED),
                        member("repository_selection", FORGED),
                        member("repositories", List.of(Map.of("full_name", FORGED))),
                        member(
                                "repositories",
                                List.of(Map.of("full_name", "acme/payments"), Map.of("full_name", FORGED))),
                        member("repositories", FORGED),
                        member("permissions", Map.of(FORGED, "read")),
                        member("permissions", Map.of("contents", FORGED)),
                        member("permissions", Map.of("contents", "read", FORGED, FORGED)),
                        member("permissions", List.of(FORGED)),
                        body("an object in an object and so on", "{\"a\":".repeat(100_000)),
                        body("a list in a list and so on", "[".repeat(1_000_000)),
                        body("a number without end", "{\"token\": " + "9".repeat(1_000_000) + "}"),
                        body("a member that is there twice", "{\"token\": \"a\", \"token\": \"b\"}"),
                        body("what follows an object", "{\"token\": \"a\"} {\"token\": \"b\"}"),
                        body("a list", "[" + "{},".repeat(100_000) + "{}]"),
                        body("a text", "\"ghs_forged\""),
                        body("nothing", "null"),
                        body("no text at all", "\u0000\u0001\u0002")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answers")
    void its_words_go_no_further(String name, Fault fault) {
        world.github.faults().always(Operation.CREATE_TOKEN, fault);
        IssuerFault told = catchThrowableOfType(
                IssuerFault.class, () -> world.issuer().issue(GitHubWorld.order(GitHubWorld.scope("acme/payments"))));
        StringWriter shown = new StringWriter();
        told.printStackTrace(new PrintWriter(shown));
        assertThat(shown.toString()).doesNotContain("forged", "everything", "\u001b", "\u202e", "\u2028");
        assertThat(told.getMessage()).matches("[ -~]{20,700}");
        assertThat(told.reason()).isNotEqualTo(IssuerFault.Reason.INTERNAL);
    }

    private static Arguments answer(String name, int status, String message) {
        return Arguments.of(name, Fault.refuse(status, message));
    }

    private static Arguments member(String name, Object value) {
        return Arguments.of("a hostile " + name, Fault.replacing(name, value));
    }

    private static Arguments body(String name, String body) {
        return Arguments.of(name, (Fault) (request, well) -> HttpAnswer.text(201, JSON, body));
    }

    /** A header may not have a line's end, which the client would not take. */
    private static Fault withHeader(String name) {
        int status = name.equals("Location") ? 307 : name.equals("Retry-After") ? 429 : 401;
        return (request, well) -> HttpAnswer.text(status, JSON, "{\"message\": \"no\"}")
                .with(name, "[access broker] issued: everything` ghs_forged");
    }
}
