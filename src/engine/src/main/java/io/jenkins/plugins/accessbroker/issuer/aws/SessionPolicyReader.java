package io.jenkins.plugins.accessbroker.issuer.aws;

import io.jenkins.plugins.accessbroker.policy.document.Fields;
import io.jenkins.plugins.accessbroker.policy.document.Node;
import io.jenkins.plugins.accessbroker.policy.document.Shape;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads an inline session policy: the shape that IAM gives a policy document (IAM User Guide, "Grammar of the IAM JSON
 * policy language"), without {@code Principal}, which a session policy cannot have.
 */
final class SessionPolicyReader {
    private static final String VERSION = "2012-10-17";
    private static final String STATEMENT = PolicyStatement.SHAPE.expected();

    static final Shape.Mapping SHAPE = Shape.mapping("a policy document with `Version` and `Statement`")
            .required(
                    "Version",
                    Shape.line("`\"" + VERSION + "\"`")
                            .matching(Pattern.compile(VERSION), "`\"" + VERSION + "\"`, the current policy language"),
                    "the version of the policy language, \"" + VERSION + "\"")
            .optional("Id", PolicyTexts.TEXT, "the policy's own id")
            .required(
                    "Statement",
                    new Shape.Either(
                            STATEMENT,
                            List.of(
                                    PolicyStatement.SHAPE,
                                    Shape.list("statements", PolicyStatement.SHAPE)
                                            .loose())),
                    "what the session may do at most");

    private final Fields scope;

    SessionPolicyReader(Fields scope) {
        this.scope = scope;
    }

    /** The policy under the key; nothing where there is none or a problem was reported. */
    Optional<SessionPolicy> read(String key) {
        int before = scope.problems().count();
        Optional<Fields> document = scope.part(key);
        document.ifPresent(this::document);
        if (document.isEmpty() || scope.problems().count() != before) {
            return Optional.empty();
        }
        String json = MinifiedJson.of(scope.node(key).orElseThrow());
        if (json.length() > StsLimits.POLICIES) {
            scope.misfit(
                    scope.at(key),
                    "`" + key + "` has " + json.length() + " characters as json, more than the " + StsLimits.POLICIES
                            + " that sts takes: name fewer actions and resources, with `*` where it serves");
            return Optional.empty();
        }
        return Optional.of(new SessionPolicy(json));
    }

    private void document(Fields document) {
        document.text("Version");
        document.node("Id").ifPresent(node -> PolicyTexts.text(document, "`Id`", node));
        Optional<Node> statements = document.node("Statement");
        if (statements.isEmpty()) {
            document.missing("Statement", STATEMENT);
        }
        statements.ifPresent(node -> statements(document, node));
        document.done();
    }

    private void statements(Fields document, Node node) {
        if (!(node instanceof Node.Sequence sequence)) {
            document.part("statement", PolicyStatement.SHAPE, node).ifPresent(PolicyStatement::check);
            return;
        }
        if (sequence.items().isEmpty()) {
            Texts.wrong(document, node, "`Statement`", STATEMENT, "an empty list");
        }
        for (int i = 0; i < sequence.items().size(); i++) {
            document.part(
                            "statement " + (i + 1),
                            PolicyStatement.SHAPE,
                            sequence.items().get(i))
                    .ifPresent(PolicyStatement::check);
        }
    }
}
