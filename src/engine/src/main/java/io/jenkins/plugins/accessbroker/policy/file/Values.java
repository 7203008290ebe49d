package io.jenkins.plugins.accessbroker.policy.file;

import io.jenkins.plugins.accessbroker.policy.condition.Glob;
import io.jenkins.plugins.accessbroker.policy.document.Fields;
import io.jenkins.plugins.accessbroker.policy.document.Node;
import io.jenkins.plugins.accessbroker.policy.document.Shape;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The kinds of values that policy files are made of. Each is reported where it is not of its kind. */
final class Values {
    /** Characters of a purpose at most. */
    static final int MAX_PURPOSE = 256;

    private static final String DAY_FORM = "a day that exists, written as `2027-03-31`";

    /** Why something exists. */
    static final Shape.Text PURPOSE = Shape.line("why it exists, in a sentence").upTo(MAX_PURPOSE);
    /** A day of years 0000 to 9999, in UTC. */
    static final Shape.Text DAY = Shape.line("a date such as `2027-03-31`")
            .matching(Pattern.compile("[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])"), DAY_FORM);
    /** Patterns over names with segments. */
    static final Shape.Listing GLOBS = Glob.LIST;
    /** A text without spaces. */
    static final Pattern NO_SPACE = Pattern.compile("[^ \\n]+");

    private Values() {}

    /** The text under the key. */
    static Optional<String> text(Fields fields, String key) {
        return fields.text(key).map(Node.Scalar::text);
    }

    /** The day under the key. */
    static Optional<LocalDate> day(Fields fields, String key) {
        return fields.text(key).flatMap(text -> day(fields, key, text));
    }

    /** The globs of the list under the key. */
    static Optional<List<Glob>> globs(Fields fields, String key) {
        return fields.texts(key)
                .map(texts -> texts.stream().map(text -> Glob.of(text.text())).toList());
    }

    private static Optional<LocalDate> day(Fields fields, String key, Node.Scalar text) {
        String[] parts = text.text().split("-");
        try {
            return Optional.of(
                    LocalDate.of(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2])));
        } catch (DateTimeException e) {
            fields.misfit(text, key, DAY_FORM);
            return Optional.empty();
        }
    }
}
