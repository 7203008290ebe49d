package io.jenkins.plugins.accessbroker.policy.file;

import io.jenkins.plugins.accessbroker.policy.condition.Glob;
import io.jenkins.plugins.accessbroker.policy.document.Fields;
import io.jenkins.plugins.accessbroker.policy.document.Node;
import io.jenkins.plugins.accessbroker.policy.document.Suggestion;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The kinds of values that policy files are made of. Each is reported where it is not of its kind. */
final class Values {
    /** Characters of a purpose at most. */
    static final int MAX_PURPOSE = 256;

    private static final String DATE = "a date such as `2027-03-31`";

    private Values() {}

    static Optional<String> purpose(Fields fields) {
        return fields.required("purpose", "why it exists, in a sentence", MAX_PURPOSE)
                .map(Node.Scalar::text);
    }

    /** The last day under {@code expires}; reported if it is missing. */
    static Optional<LocalDate> expires(Fields fields) {
        return fields.required("expires", DATE).flatMap(text -> date(fields, text));
    }

    /** The last day under {@code expires}, where there is one. */
    static Optional<LocalDate> mayExpire(Fields fields) {
        return fields.optional("expires", DATE).flatMap(text -> date(fields, text));
    }

    /** The globs of the list under the key. */
    static Optional<List<Glob>> globs(Fields fields, String key) {
        return entries(fields, key, "patterns", text -> {
                    Optional<String> problem = Glob.problem(text.text());
                    problem.ifPresent(message -> fields.problem(text.at(), "`" + key + "`: " + message));
                    return problem.isEmpty();
                })
                .map(texts -> texts.stream().map(text -> Glob.of(text.text())).toList());
    }

    /** The texts of the list under the key, each of which must satisfy the check; the check reports. */
    static Optional<List<Node.Scalar>> entries(
            Fields fields, String key, String expected, Predicate<Node.Scalar> check) {
        return fields.list(key, expected)
                .filter(texts -> texts.stream().filter(check).count() == texts.size());
    }

    /** The meaning of the single word under the key. */
    static <T> Optional<T> word(Fields fields, String key, Map<String, T> words) {
        return fields.optional(key, "one of " + Suggestion.list(words.keySet()))
                .flatMap(text -> word(fields, key, words, text));
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

    /** Whether every character of the text is neither a space nor a line break. */
    static boolean hasNoSpace(String text) {
        return text.codePoints().noneMatch(Character::isWhitespace);
    }

    private static Optional<LocalDate> date(Fields fields, Node.Scalar text) {
        try {
            if (text.text().length() == "2027-03-31".length()) {
                return Optional.of(LocalDate.parse(text.text()));
            }
        } catch (DateTimeParseException e) {
            // The report below says what was found.
        }
        fields.wrong(text, "expires", "a day that exists, written as `2027-03-31`");
        return Optional.empty();
    }
}
