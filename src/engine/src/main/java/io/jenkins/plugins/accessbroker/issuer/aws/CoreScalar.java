package io.jenkins.plugins.accessbroker.issuer.aws;

import io.jenkins.plugins.accessbroker.policy.document.Node;
import java.util.regex.Pattern;

/** What a single value is by the core schema of YAML 1.2 (chapter 10.3): text when quoted, else what it looks like. */
enum CoreScalar {
    TEXT("text"),
    BOOLEAN("a truth value"),
    /** A number that JSON writes in the same way. */
    NUMBER("a number"),
    /** A number that JSON has no such form for: a leading zero or plus sign, octal, hexadecimal, infinity, none. */
    FOREIGN_NUMBER("a number in a form that json does not have"),
    NULL("nothing");

    private static final Pattern JSON_NUMBER = Pattern.compile("-?(?:0|[1-9]\\d*)(?:\\.\\d+)?(?:[eE][-+]?\\d+)?");
    private static final Pattern CORE_NUMBER = Pattern.compile("[-+]?(?:\\.\\d+|\\d+(?:\\.\\d*)?)(?:[eE][-+]?\\d+)?"
            + "|0o[0-7]+|0x[0-9a-fA-F]+|[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN)");
    private static final Pattern CORE_BOOLEAN = Pattern.compile("true|True|TRUE|false|False|FALSE");
    private static final Pattern CORE_NULL = Pattern.compile("null|Null|NULL|~|");

    private final String kind;

    CoreScalar(String kind) {
        this.kind = kind;
    }

    /** What it is, for messages. */
    String kind() {
        return kind;
    }

    static CoreScalar of(Node.Scalar scalar) {
        String text = scalar.text();
        if (scalar.quoted()) {
            return TEXT;
        }
        if (CORE_NULL.matcher(text).matches()) {
            return NULL;
        }
        if (CORE_BOOLEAN.matcher(text).matches()) {
            return BOOLEAN;
        }
        if (JSON_NUMBER.matcher(text).matches()) {
            return NUMBER;
        }
        return CORE_NUMBER.matcher(text).matches() ? FOREIGN_NUMBER : TEXT;
    }
}
