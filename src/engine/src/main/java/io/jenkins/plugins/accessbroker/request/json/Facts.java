package io.jenkins.plugins.accessbroker.request.json;

import io.jenkins.plugins.accessbroker.policy.document.Fields;
import io.jenkins.plugins.accessbroker.policy.document.Node;
import io.jenkins.plugins.accessbroker.request.Fact;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Readings that the parts of a request share. */
final class Facts {
    private static final String ORIGIN = "request file";

    private Facts() {}

    /** A required text that must be of a form. */
    static <T> Optional<T> parsed(Fields fields, String key, String expected, Function<String, Optional<T>> form) {
        return fields.required(key, expected).flatMap(scalar -> {
            Optional<T> value = form.apply(scalar.text());
            if (value.isEmpty()) {
                fields.wrong(scalar, key, expected);
            }
            return value;
        });
    }

    /** A required text. */
    static Optional<String> text(Fields fields, String key) {
        return fields.required(key, "text in quotes").flatMap(scalar -> quoted(fields, key, scalar));
    }

    /** Reports a key that is left out where only {@code null} or an empty list may say that there is none. */
    static void stated(Fields fields, String key, String expected) {
        if (fields.node(key).isEmpty()) {
            fields.missing(key, expected);
        }
    }

    private static Optional<String> quoted(Fields fields, String key, Node.Scalar scalar) {
        if (!scalar.quoted()) {
            fields.wrong(scalar, key, "text in quotes");
            return Optional.empty();
        }
        return Optional.of(scalar.text());
    }

    /** A text that may be left out or {@code null}. */
    static Optional<String> maybe(Fields fields, String key) {
        return fields.node(key)
                .filter(node -> !isNull(node))
                .flatMap(node -> fields.optional(key, "text or null"))
                .flatMap(scalar -> quoted(fields, key, scalar));
    }

    /** A required {@code true} or {@code false}. */
    static Optional<Boolean> flag(Fields fields, String key) {
        return fields.required(key, "true or false").flatMap(scalar -> {
            if (scalar.quoted() || !scalar.text().matches("true|false")) {
                fields.wrong(scalar, key, "true or false");
                return Optional.empty();
            }
            return Optional.of(Boolean.valueOf(scalar.text()));
        });
    }

    /** A required word of an enum, in lower case with hyphens. */
    static <E extends Enum<E>> Optional<E> word(Fields fields, String key, Class<E> type) {
        List<String> words =
                Arrays.stream(type.getEnumConstants()).map(Facts::word).toList();
        return parsed(
                fields,
                key,
                "one of `" + String.join("`, `", words) + "`",
                text -> Arrays.stream(type.getEnumConstants())
                        .filter(constant -> word(constant).equals(text))
                        .findFirst());
    }

    /** A fact: left out it is not known, {@code null} says there is none. */
    static <T> Fact<T> fact(Fields fields, String key, Function<Node, Optional<T>> reader) {
        Optional<Node> node = fields.node(key);
        if (node.isEmpty()) {
            return Fact.unknown("the request does not say `" + key + "`");
        }
        if (isNull(node.get())) {
            return Fact.absent(ORIGIN);
        }
        return reader.apply(node.get())
                .map(value -> Fact.of(value, ORIGIN))
                .orElseGet(() -> Fact.unknown("`" + key + "` could not be read"));
    }

    /** A fact that is an object. */
    static <T> Fact<T> object(Fields fields, String key, Function<Fields, Optional<T>> reader) {
        return fact(fields, key, node -> object(fields, key, node, reader));
    }

    /** A fact that is a list of objects, possibly empty. */
    static <T> Fact<List<T>> list(Fields fields, String key, Function<Fields, Optional<T>> reader) {
        return fact(fields, key, node -> {
            if (!(node instanceof Node.Sequence sequence)) {
                fields.problem(node.at(), "`" + key + "`: expected a list of objects, found " + node.kind());
                return Optional.empty();
            }
            List<T> values = new ArrayList<>();
            for (Node item : sequence.items()) {
                object(fields, key, item, reader).ifPresent(values::add);
            }
            return Optional.of(values);
        });
    }

    /** A value whose own bounds are reported where it stands. */
    static <T> Optional<T> made(Fields fields, Supplier<T> maker) {
        try {
            return Optional.of(maker.get());
        } catch (IllegalArgumentException e) {
            fields.problem(fields.at(), e.getMessage());
            return Optional.empty();
        }
    }

    private static <T> Optional<T> object(Fields fields, String key, Node node, Function<Fields, Optional<T>> reader) {
        return fields.mapping("`" + key + "`", "an object", node).flatMap(inner -> {
            Optional<T> value = reader.apply(inner);
            inner.done();
            return value;
        });
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static boolean isNull(Node node) {
        return node instanceof Node.Scalar scalar
                && !scalar.quoted()
                && scalar.text().equals("null");
    }
}
