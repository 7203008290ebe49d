package io.jenkins.plugins.accessbroker.review.test;

import io.jenkins.plugins.accessbroker.policy.document.Fields;
import io.jenkins.plugins.accessbroker.policy.document.Node;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Readings that the parts of a test file share. Whatever is not as it must be is reported. */
final class Readings {
    private Readings() {}

    /** The text under the key. */
    static Optional<String> text(Fields fields, String key) {
        return fields.text(key).map(Node.Scalar::text);
    }

    /** The value under the key, for which not every text of its shape stands. */
    static <T> Optional<T> parsed(Fields fields, String key, String form, Function<String, Optional<T>> parser) {
        return fields.text(key).flatMap(text -> {
            Optional<T> value = parser.apply(text.text());
            if (value.isEmpty()) {
                fields.misfit(text, key, form);
            }
            return value;
        });
    }

    /** A value whose own bounds are reported where it stands. */
    static <T> Optional<T> made(Fields fields, Supplier<Optional<T>> maker) {
        try {
            return maker.get();
        } catch (IllegalArgumentException e) {
            fields.misfit(fields.at(), e.getMessage());
            return Optional.empty();
        }
    }

    /** Whether the value is none. */
    static boolean isNull(Node node) {
        return node instanceof Node.Scalar scalar && scalar.isNothing();
    }
}
