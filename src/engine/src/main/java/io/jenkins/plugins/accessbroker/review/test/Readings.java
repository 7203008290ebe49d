package io.jenkins.plugins.accessbroker.review.test;

import io.jenkins.plugins.accessbroker.policy.document.Fields;
import io.jenkins.plugins.accessbroker.policy.document.Node;
import io.jenkins.plugins.accessbroker.policy.document.Suggestion;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;

/** The kinds of values that test files are made of. Each is reported where it is not of its kind. */
final class Readings {
    private Readings() {}

    /** The constants by how files write them: in lower case, with hyphens. */
    static <E extends Enum<E>> Map<String, E> words(E[] constants) {
        Map<String, E> words = new TreeMap<>();
        Arrays.stream(constants)
                .forEach(one -> words.put(one.name().toLowerCase(Locale.ROOT).replace('_', '-'), one));
        return words;
    }

    /** The meaning of a word; reported if it has none. */
    static <T> Optional<T> word(Fields fields, String key, Map<String, T> words, Node.Scalar text) {
        if (!words.containsKey(text.text())) {
            fields.problem(
                    text.at(),
                    "`" + key + "`: unknown word " + text.quote() + Suggestion.among(words.keySet(), text.text()));
        }
        return Optional.ofNullable(words.get(text.text()));
    }

    /** The meaning of the single word under the key. */
    static <T> Optional<T> word(Fields fields, String key, Map<String, T> words) {
        return fields.optional(key, "one of " + Suggestion.list(words.keySet()))
                .flatMap(text -> word(fields, key, words, text));
    }

    /** {@code true} or {@code false} under the key. */
    static Optional<Boolean> flag(Fields fields, String key) {
        return word(fields, key, Map.of("true", true, "false", false));
    }

    /** The text under the key. */
    static Optional<String> text(Fields fields, String key) {
        return fields.optional(key, "text").map(Node.Scalar::text);
    }

    /** The value under the key, of a form that not every text has. */
    static <T> Optional<T> parsed(Fields fields, String key, String form, Function<String, Optional<T>> parser) {
        return fields.optional(key, form).flatMap(text -> {
            Optional<T> value = parser.apply(text.text());
            if (value.isEmpty()) {
                fields.wrong(text, key, form);
            }
            return value;
        });
    }

    /** A fact whose own bounds are reported where it stands. */
    static <T> Optional<T> made(Fields fields, Supplier<Optional<T>> maker) {
        try {
            return maker.get();
        } catch (IllegalArgumentException e) {
            fields.problem(fields.at(), e.getMessage());
            return Optional.empty();
        }
    }

    /** Whether the value is YAML's word for none, written out. */
    static boolean isNull(Node node) {
        return node instanceof Node.Scalar scalar
                && scalar.isNothing()
                && !scalar.text().isEmpty();
    }
}
