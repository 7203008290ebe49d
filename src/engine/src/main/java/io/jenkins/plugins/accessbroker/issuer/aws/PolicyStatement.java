package io.jenkins.plugins.accessbroker.issuer.aws;

import io.jenkins.plugins.accessbroker.policy.document.Fields;
import io.jenkins.plugins.accessbroker.policy.document.Node;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Checks one statement of a session policy. */
final class PolicyStatement {
    private static final String EFFECT = "`Allow` or `Deny`";
    private static final String ACTION = "`*` or an action such as `s3:PutObject`";
    private static final String RESOURCE = "`*` or an arn such as `arn:aws:s3:::releases/*`";
    private static final String CONDITION = "a mapping of operators, each with a mapping of keys to values";
    private static final Pattern SID = Pattern.compile("[A-Za-z0-9]*");
    private static final Predicate<String> IS_ACTION =
            Pattern.compile("\\*|[A-Za-z0-9-]+:[\\w*?-]+").asMatchPredicate();
    private static final Predicate<String> IS_RESOURCE =
            Pattern.compile("\\*|arn:[^:]+:[^:]+:[^:]*:[^:]*:.+").asMatchPredicate();
    private static final Predicate<String> IS_OPERATOR =
            Pattern.compile("(?:ForAllValues:|ForAnyValue:)?[A-Za-z]+").asMatchPredicate();

    private PolicyStatement() {}

    static void check(Fields statement) {
        statement
                .node("Sid")
                .flatMap(node -> PolicyTexts.text(statement, "`Sid`", node))
                .filter(text -> !SID.matcher(text).matches())
                .ifPresent(text -> statement.problem(
                        statement.at("Sid"), "`Sid`: expected letters and digits, found " + Quote.of(text)));
        statement
                .required("Effect", EFFECT)
                .filter(text -> !text.text().equals("Allow") && !text.text().equals("Deny"))
                .ifPresent(text -> statement.wrong(text, "Effect", EFFECT));
        either(statement, "Action", ACTION, IS_ACTION);
        either(statement, "Resource", RESOURCE, IS_RESOURCE);
        statement.mapping("Condition", CONDITION).ifPresent(PolicyStatement::condition);
        statement.done();
    }

    /** Exactly one of a key and the same with {@code Not} before it. */
    private static void either(Fields statement, String key, String expected, Predicate<String> fits) {
        Optional<Node> plain = statement.node(key);
        Optional<Node> negated = statement.node("Not" + key);
        if (plain.isPresent() && negated.isPresent()) {
            statement.problem(
                    statement.at("Not" + key),
                    statement.what() + " has `" + key + "` and `Not" + key + "`: remove one");
        }
        if (plain.isEmpty() && negated.isEmpty()) {
            statement.missing(key, expected);
        }
        plain.ifPresent(node -> PolicyTexts.texts(statement, key, expected, fits, node));
        negated.ifPresent(node -> PolicyTexts.texts(statement, "Not" + key, expected, fits, node));
    }

    private static void condition(Fields operators) {
        if (operators.all().isEmpty()) {
            operators.problem(operators.at(), "`Condition`: expected " + CONDITION + ", found an empty mapping");
        }
        for (Node.Entry operator : operators.all()) {
            String name = operator.key().text();
            if (!IS_OPERATOR.test(name)) {
                operators.problem(
                        operator.key().at(),
                        "`Condition`: expected an operator such as `StringEquals`, found " + Quote.of(name));
            }
            operators
                    .mapping("condition " + Quote.of(name), CONDITION, operator.value())
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
}
