package io.jenkins.plugins.accessbroker.issuer.github;

import io.jenkins.plugins.accessbroker.issuer.call.SettingRule;
import io.jenkins.plugins.accessbroker.issuer.call.Timeouts;
import io.jenkins.plugins.accessbroker.issuer.call.TimeoutsReader;
import io.jenkins.plugins.accessbroker.policy.document.Fields;
import io.jenkins.plugins.accessbroker.policy.document.Node;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/** Reads the settings of this issuer in an issuers file. No secret stands there. */
final class GitHubSettingsReader {
    private GitHubSettingsReader() {}

    /** The settings; nothing where problems were reported. Unknown keys are the caller's to report. */
    static Optional<GitHubSettings> read(Fields fields) {
        int before = fields.problems().count();
        GitHubServer server = text(fields, "apiUrl", GitHubServer.FORM, GitHubRules::apiUrl)
                .flatMap(GitHubRules::server)
                .orElse(GitHubServer.GITHUB_COM);
        Optional<String> app = app(fields);
        Optional<KeySource> key = key(fields);
        Optional<Timeouts> timeouts = TimeoutsReader.read(fields, "timeouts");
        if (fields.problems().count() != before) {
            return Optional.empty();
        }
        return Optional.of(new GitHubSettings(server, app.orElseThrow(), key.orElseThrow(), timeouts.orElseThrow()));
    }

    private static Optional<String> app(Fields fields) {
        Optional<String> client = text(fields, "clientId", GitHubRules.CLIENT_ID, GitHubRules::clientId);
        Optional<String> id = text(fields, "appId", GitHubRules.APP_ID, GitHubRules::appId);
        boolean both =
                fields.node("clientId").isPresent() && fields.node("appId").isPresent();
        boolean none = fields.node("clientId").isEmpty() && fields.node("appId").isEmpty();
        if (both) {
            fields.problem(fields.at("appId"), "`clientId` and `appId` name the same app: remove `appId`");
        }
        if (none) {
            fields.missing("clientId", GitHubRules.CLIENT_ID);
        }
        return client.or(() -> id);
    }

    private static Optional<KeySource> key(Fields fields) {
        if (fields.node("privateKey").isEmpty()) {
            fields.missing("privateKey", "the path of a file in pem");
        }
        return text(fields, "privateKey", SettingRule.PATH, GitHubRules::privateKey)
                .map(path -> new KeySource.KeyFile(Path.of(path)));
    }

    private static Optional<String> text(
            Fields fields, String key, String expected, Function<String, Optional<String>> rule) {
        Optional<Node.Scalar> text = fields.optional(key, expected);
        Optional<String> problem = text.flatMap(found -> rule.apply(found.text()));
        problem.ifPresent(words -> fields.problem(text.orElseThrow().at(), words));
        return problem.isPresent() ? Optional.empty() : text.map(Node.Scalar::text);
    }
}
