package io.jenkins.plugins.accessbroker.issuer.aws;

import io.jenkins.plugins.accessbroker.policy.document.Fields;
import io.jenkins.plugins.accessbroker.policy.document.Node;
import io.jenkins.plugins.accessbroker.policy.document.Shape;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Reads the values of a session policy. */
final class PolicyTexts {
    /** A text of characters that STS takes in a session policy; those below U+0020 are escaped in JSON. */
    static final Shape.Text TEXT =
            Shape.free("text").matching(Pattern.compile("[\\u0000-\\u00ff]*"), "text of characters up to U+00FF");

    private PolicyTexts() {}

    /** A value that JSON has to have as text. */
    static Optional<String> text(Fields fields, String name, Node node) {
        Optional<Node.Scalar> scalar =
                Texts.scalar(fields, name, "text", node).filter(value -> fits(fields, name, value));
        if (scalar.isPresent() && CoreScalar.of(scalar.get()) != CoreScalar.TEXT) {
            String kind = CoreScalar.of(scalar.get()).kind();
            Texts.wrong(
                    fields,
                    node,
                    name,
                    "text",
                    kind + ", " + Quote.of(scalar.get().text()) + ": write it in quotes");
            return Optional.empty();
        }
        return scalar.map(Node.Scalar::text);
    }

    /** One text or a list of them, each of which fits. */
    static void texts(Fields fields, String key, Shape.Text shape, Node node) {
        each(
                fields,
                key,
                shape.expected(),
                node,
                item -> text(fields, "`" + key + "`", item)
                        .filter(text -> !shape.fits(text))
                        .ifPresent(text -> Texts.wrong(fields, item, "`" + key + "`", shape.form(), Quote.of(text))));
    }

    /** One value or a list of them, of the types that a condition compares: text, number, truth value. */
    static void values(Fields fields, String key, Node node) {
        String name = Quote.of(key);
        each(
                fields,
                key,
                "text",
                node,
                item -> Texts.scalar(fields, name, "text", item)
                        .filter(value -> fits(fields, name, value))
                        .ifPresent(value -> comparable(fields, name, value)));
    }

    /** Whether all characters are such as STS takes in a session policy; others are reported. */
    static boolean fits(Fields fields, String name, Node.Scalar value) {
        if (TEXT.fits(value.text())) {
            return true;
        }
        Optional<String> foreign = value.text()
                .codePoints()
                .mapToObj(Character::toString)
                .filter(character -> !TEXT.fits(character))
                .findFirst();
        foreign.ifPresent(character -> fields.problem(
                value.at(),
                name + " has " + Quote.of(character)
                        + ", but sts takes characters up to U+00FF in a session policy: write `*` or `?`"
                        + " in its place"));
        return false;
    }

    private static void comparable(Fields fields, String name, Node.Scalar value) {
        if (CoreScalar.of(value) == CoreScalar.FOREIGN_NUMBER) {
            fields.misfit(
                    value.at(),
                    name + ": expected text, a number or a truth value, found " + CoreScalar.FOREIGN_NUMBER.kind()
                            + ", " + Quote.of(value.text()) + ": write it in quotes");
        }
    }

    private static void each(Fields fields, String key, String expected, Node node, Consumer<Node> check) {
        List<Node> items = node instanceof Node.Sequence sequence ? sequence.items() : List.of(node);
        if (items.isEmpty()) {
            Texts.wrong(fields, node, Quote.of(key), expected + " or a list of them", "an empty list");
        }
        items.forEach(check);
    }
}
