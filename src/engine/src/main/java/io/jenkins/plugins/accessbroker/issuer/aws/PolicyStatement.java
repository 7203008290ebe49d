package io.jenkins.plugins.accessbroker.issuer.aws;

import io.jenkins.plugins.accessbroker.policy.document.Fields;
import io.jenkins.plugins.accessbroker.policy.document.Node;
import io.jenkins.plugins.accessbroker.policy.document.Shape;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Checks one statement of a session policy. */
final class PolicyStatement {
    /** A character of an ARN's part: any that STS takes but the colon. */
    private static final String PART = "[ -9;-\\u00ff]";

    private static final Shape.Choice<String> EFFECT = Shape.choice(Map.of("Allow", "Allow", "Deny", "Deny"));
    private static final Shape.Text SID = text("letters and digits", "[A-Za-z0-9]*");
    private static final Shape.Text ACTION =
            text("`*` or an action such as `s3:PutObject`", "\\*|[A-Za-z0-9-]+:[\\w*?-]+");
    private static final Shape.Text RESOURCE = text(
            "`*` or an arn such as `arn:aws:s3:::releases/*`",
            "\\*|arn:" + PART + "+:" + PART + "+:" + PART + "*:" + PART + "*:[ -\\u00ff]+");
    private static final Shape.Text OPERATOR =
            text("an operator such as `StringEquals`", "(?:ForAllValues:|ForAnyValue:)?[A-Za-z]+");
    private static final String OPERATORS = "a mapping of operators, each with a mapping of keys to values";
    private static final Shape.Named CONDITION =
            named(OPERATOR, named(PolicyTexts.TEXT, some("text", PolicyTexts.TEXT.comparable())));

    static final Shape.Mapping SHAPE = Shape.mapping("a statement, or a list of them")
            .optional("Sid", SID, "the statement's own name")
            .required("Effect", EFFECT, "whether it allows or denies")
            .optional("Action", some(ACTION.expected(), ACTION), "the actions that it is about")
            .optional("NotAction", some(ACTION.expected(), ACTION), "the actions that it is not about")
            .optional("Resource", some(RESOURCE.expected(), RESOURCE), "the resources that it is about")
            .optional("NotResource", some(RESOURCE.expected(), RESOURCE), "the resources that it is not about")
            .optional("Condition", CONDITION, "when it applies")
            .oneOf("Action", "NotAction")
            .oneOf("Resource", "NotResource");

    private PolicyStatement() {}

    static void check(Fields statement) {
        statement
                .node("Sid")
                .flatMap(node -> PolicyTexts.text(statement, "`Sid`", node))
                .filter(text -> !SID.fits(text))
                .ifPresent(text -> statement.problem(
                        statement.at("Sid"), "`Sid`: expected " + SID.expected() + ", found " + Quote.of(text)));
        statement.word("Effect", EFFECT);
        either(statement, "Action", ACTION);
        either(statement, "Resource", RESOURCE);
        statement.named("Condition").ifPresent(PolicyStatement::condition);
        statement.done();
    }

    /** Exactly one of a key and the same with {@code Not} before it. */
    private static void either(Fields statement, String key, Shape.Text shape) {
        Optional<Node> plain = statement.node(key);
        Optional<Node> negated = statement.node("Not" + key);
        if (plain.isPresent() && negated.isPresent()) {
            statement.problem(
                    statement.at("Not" + key),
                    statement.what() + " has `" + key + "` and `Not" + key + "`: remove one");
        }
        if (plain.isEmpty() && negated.isEmpty()) {
            statement.missing(key, shape.expected());
        }
        plain.ifPresent(node -> PolicyTexts.texts(statement, key, shape, node));
        negated.ifPresent(node -> PolicyTexts.texts(statement, "Not" + key, shape, node));
    }

    private static void condition(Fields operators) {
        if (operators.all().isEmpty()) {
            operators.problem(operators.at(), "`Condition`: expected " + OPERATORS + ", found an empty mapping");
        }
        for (Node.Entry operator : operators.all()) {
            String name = operator.key().text();
            if (!OPERATOR.fits(name)) {
                operators.problem(
                        operator.key().at(),
                        "`Condition`: expected " + OPERATOR.expected() + ", found " + Quote.of(name));
            }
            operators
                    .mapping("condition " + Quote.of(name), OPERATORS, operator.value())
                    .ifPresent(PolicyStatement::keys);
        }
    }

    private static void keys(Fields keys) {
        if (keys.all().isEmpty()) {
            keys.problem(keys.at(), keys.what() + ": expected keys with values, found an empty mapping");
        }
        for (Node.Entry entry : keys.all()) {
            PolicyTexts.fits(keys, "the key " + Quote.of(entry.key().text()), entry.key());
            PolicyTexts.values(keys, entry.key().text(), entry.value());
        }
    }

    private static Shape.Text text(String expected, String pattern) {
        return Shape.free(expected).matching(Pattern.compile(pattern), expected);
    }

    private static Shape.Either some(String expected, Shape.Text one) {
        return new Shape.Either(expected, List.of(one, Shape.list(expected, one).loose()));
    }

    private static Shape.Named named(Shape.Text name, Shape value) {
        return new Shape.Named(OPERATORS, name, value, Integer.MAX_VALUE);
    }
}
