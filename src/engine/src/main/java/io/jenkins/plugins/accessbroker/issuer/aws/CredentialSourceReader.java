package io.jenkins.plugins.accessbroker.issuer.aws;

import io.jenkins.plugins.accessbroker.issuer.call.SettingRule;
import io.jenkins.plugins.accessbroker.policy.document.Fields;
import io.jenkins.plugins.accessbroker.policy.document.Node;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads which credentials the broker itself has. No secret stands in the file that is read. */
final class CredentialSourceReader {
    private static final String CHAIN = "default-chain";
    private static final String CHOICES =
            "`" + CHAIN + "`, `{profile: ...}`, `{file: ...}` or `{webIdentityTokenFile: ...}`";

    private CredentialSourceReader() {}

    /** The source; nothing where a problem was reported. */
    static Optional<CredentialSource> read(Fields fields, String key) {
        Optional<Node> node = fields.node(key);
        if (node.isEmpty()) {
            fields.missing(key, "one of " + CHOICES);
            return Optional.empty();
        }
        if (node.get() instanceof Node.Scalar text) {
            if (!text.text().equals(CHAIN)) {
                fields.wrong(text, key, CHOICES);
            }
            return Optional.of(new CredentialSource.DefaultChain());
        }
        return fields.mapping("`" + key + "`", CHOICES, node.get()).flatMap(CredentialSourceReader::choice);
    }

    private static Optional<CredentialSource> choice(Fields choice) {
        List<CredentialSource> found = new ArrayList<>();
        choice.optional("profile", AwsRules.PROFILE)
                .flatMap(text -> profile(choice, text))
                .ifPresent(found::add);
        path(choice, "file", CredentialSource.CredentialsFile::new).ifPresent(found::add);
        path(choice, "webIdentityTokenFile", CredentialSource.WebIdentityTokenFile::new)
                .ifPresent(found::add);
        choice.done();
        int given = choice.all().size();
        if (given != 1) {
            choice.problem(choice.at(), choice.what() + ": expected exactly one of " + CHOICES + ", found " + given);
        }
        return found.stream().findFirst();
    }

    private static Optional<CredentialSource> profile(Fields choice, Node.Scalar text) {
        AwsRules.profile(text.text()).ifPresent(problem -> choice.problem(text.at(), problem));
        return Optional.of(new CredentialSource.Profile(text.text()));
    }

    private static Optional<CredentialSource> path(Fields choice, String key, Function<Path, CredentialSource> source) {
        Optional<Node.Scalar> text = choice.optional(key, SettingRule.PATH);
        Optional<String> problem = text.flatMap(found -> AwsRules.path(key, found.text()));
        problem.ifPresent(words -> choice.problem(text.orElseThrow().at(), words));
        return problem.isPresent()
                ? Optional.empty()
                : text.map(Node.Scalar::text).map(Path::of).map(source);
    }
}
