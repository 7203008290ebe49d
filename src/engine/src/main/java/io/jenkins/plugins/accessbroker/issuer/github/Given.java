package io.jenkins.plugins.accessbroker.issuer.github;

import io.jenkins.plugins.accessbroker.issuer.Credential;
import io.jenkins.plugins.accessbroker.issuer.Secret;
import io.jenkins.plugins.accessbroker.issuer.git.GitAccess;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The credential that an answer is, once it is known to be what was asked for. */
final class Given {
    /** The variable that API clients read, and that a credential always has. */
    static final String TOKEN = "GITHUB_TOKEN";

    /** The variable that says which GitHub the token is of. */
    static final String API = "GITHUB_API_URL";

    /** The name that git signs in with beside an installation token. */
    private static final String USER = "x-access-token";

    private Given() {}

    static Credential credential(Wish wish, TokenAnswer answer, long installation, GitHubServer server) {
        Secret token = answer.token().orElseThrow();
        String variable = variable(token);
        return new Credential(
                hashedToken(token),
                token.sha256(),
                secrets(token, variable, server),
                variables(wish, answer, variable, server),
                answer.expires().orElseThrow(),
                answer.requestId(),
                scope(answer, installation));
    }

    /** What GitHub's own audit log calls the token, {@code hashed_token}: its SHA-256 in base64. */
    private static String hashedToken(Secret token) {
        return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(token.sha256()));
    }

    /** The variable that git's helper reads: of this token alone, so that one block can stand inside another. */
    private static String variable(Secret token) {
        return "ACCESS_BROKER_GIT_" + token.sha256().substring(0, 12).toUpperCase(Locale.ROOT);
    }

    private static Map<String, Secret> secrets(Secret token, String variable, GitHubServer server) {
        Map<String, Secret> secrets = new HashMap<>();
        secrets.put(TOKEN, token);
        secrets.put("GH_TOKEN", token);
        secrets.put(variable, token);
        if (!server.isCloud()) {
            secrets.put("GH_ENTERPRISE_TOKEN", token);
        }
        return secrets;
    }

    private static SortedMap<String, String> variables(
            Wish wish, TokenAnswer answer, String variable, GitHubServer server) {
        SortedMap<String, String> variables =
                new GitAccess(server.web(), paths(wish, answer), USER, variable).variables();
        variables.put(API, server.api().toString());
        variables.put("GITHUB_SERVER_URL", server.web().toString());
        variables.put("GH_HOST", server.web().getAuthority());
        return variables;
    }

    /** The repositories as the grant writes them, and as GitHub does, where an environment can hold both. */
    private static List<String> paths(Wish wish, TokenAnswer answer) {
        List<Repository> both = Stream.concat(
                        wish.repositories().stream(),
                        answer.repositories().orElseThrow().stream()
                                .map(Repository::parse)
                                .flatMap(Optional::stream)
                                .sorted())
                .distinct()
                .toList();
        return GitHubScope.characters(both) > GitHubScope.CHARACTERS
                ? wish.names()
                : both.stream().map(Repository::toString).toList();
    }

    private static SortedMap<String, String> scope(TokenAnswer answer, long installation) {
        SortedMap<String, String> scope = new TreeMap<>();
        scope.put("installation", String.valueOf(installation));
        scope.put(
                "repositories",
                String.join(
                        ", ",
                        answer.repositories().orElseThrow().stream().sorted().toList()));
        answer.permissions().orElseThrow().forEach((name, level) -> scope.put("permission " + name, level));
        return scope;
    }
}
