package io.jenkins.plugins.accessbroker.issuer.github;

import io.jenkins.plugins.accessbroker.issuer.Secret;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What GitHub answers with a token; parts that are missing or not as they should be are not there.
 *
 * @param token the token, of any length and of letters, digits and {@code ._-}, so that git's credential protocol and an
 *     environment can hold it
 * @param selection {@code selected} for a token that is limited to repositories
 * @param repositories their full names
 */
record TokenAnswer(
        Optional<Secret> token,
        Optional<Instant> expires,
        Optional<Map<String, String>> permissions,
        Optional<String> selection,
        Optional<List<String>> repositories,
        String requestId) {
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._-]{20,4096}");

    /** The parts of an answer; none where it cannot be read. */
    static Optional<TokenAnswer> of(Reply reply) {
        return reply.json()
                .map(json -> new TokenAnswer(
                        json.text("token").filter(TOKEN.asMatchPredicate()).map(Secret::of),
                        json.text("expires_at").flatMap(TokenAnswer::instant),
                        json.object("permissions").flatMap(Json::texts),
                        json.text("repository_selection"),
                        json.texts("repositories", "full_name"),
                        reply.requestId().orElse("")));
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
