package io.jenkins.plugins.accessbroker.issuer.aws;

import io.jenkins.plugins.accessbroker.policy.document.Node;
import java.util.Locale;

/** Writes a document as JSON (RFC 8259) without white space between its parts, in the document's order. */
final class MinifiedJson {
    private static final String SHORT = "\"\\\b\f\n\r\t";
    private static final String LETTERS = "\"\\bfnrt";

    private final StringBuilder out = new StringBuilder();

    private MinifiedJson() {}

    /** The JSON; the same document gives the same text. No value in it is null or a number foreign to JSON. */
    static String of(Node node) {
        MinifiedJson json = new MinifiedJson();
        json.write(node);
        return json.out.toString();
    }

    private void write(Node node) {
        if (node instanceof Node.Mapping mapping) {
            mapping(mapping);
        } else if (node instanceof Node.Sequence sequence) {
            sequence(sequence);
        } else {
            scalar((Node.Scalar) node);
        }
    }

    private void mapping(Node.Mapping mapping) {
        String before = "{";
        for (Node.Entry entry : mapping.entries()) {
            out.append(before);
            text(entry.key().text());
            out.append(':');
            write(entry.value());
            before = ",";
        }
        out.append(mapping.entries().isEmpty() ? "{}" : "}");
    }

    private void sequence(Node.Sequence sequence) {
        String before = "[";
        for (Node item : sequence.items()) {
            out.append(before);
            write(item);
            before = ",";
        }
        out.append(sequence.items().isEmpty() ? "[]" : "]");
    }

    private void scalar(Node.Scalar scalar) {
        switch (CoreScalar.of(scalar)) {
            case TEXT -> text(scalar.text());
            case NUMBER -> out.append(scalar.text());
            case BOOLEAN -> out.append(scalar.text().toLowerCase(Locale.ROOT));
            case NULL, FOREIGN_NUMBER -> throw new IllegalArgumentException("a value has no form in json");
        }
    }

    private void text(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            character(text.charAt(i));
        }
        out.append('"');
    }

    private void character(char c) {
        int at = SHORT.indexOf(c);
        if (at >= 0) {
            out.append('\\').append(LETTERS.charAt(at));
        } else if (c < 0x20) {
            out.append(String.format("\\u%04x", (int) c));
        } else {
            out.append(c);
        }
    }
}
