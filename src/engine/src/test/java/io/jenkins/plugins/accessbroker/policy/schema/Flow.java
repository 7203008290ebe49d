package io.jenkins.plugins.accessbroker.policy.schema;

import io.jenkins.plugins.accessbroker.policy.document.Node;
import java.util.stream.Collectors;

/** Writes a document as YAML, all in flow style. */
final class Flow {
    private Flow() {}

    static String write(Node node) {
        if (node instanceof Node.Mapping mapping) {
            return mapping.entries().stream()
                    .map(entry -> quoted(entry.key().text()) + ": " + write(entry.value()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (node instanceof Node.Sequence sequence) {
            return sequence.items().stream().map(Flow::write).collect(Collectors.joining(", ", "[", "]"));
        }
        Node.Scalar scalar = (Node.Scalar) node;
        return scalar.quoted() ? quoted(scalar.text()) : scalar.text().isEmpty() ? "~" : plain(scalar.text());
    }

    /** A value that was written without quotes keeps its type only without them. */
    private static String plain(String text) {
        return text.matches("[\\w.~+-]+") ? text : quoted(text);
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }
}
