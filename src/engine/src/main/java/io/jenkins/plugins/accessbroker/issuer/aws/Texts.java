package io.jenkins.plugins.accessbroker.issuer.aws;

import io.jenkins.plugins.accessbroker.policy.document.Fields;
import io.jenkins.plugins.accessbroker.policy.document.Node;
import java.util.Optional;

/** Reads single texts whose own bounds are not those of {@link Fields}. */
final class Texts {
    private Texts() {}

    /** The part as a single value; anything else is reported. */
    static Optional<Node.Scalar> scalar(Fields fields, String name, String expected, Node node) {
        if (node instanceof Node.Scalar scalar && !scalar.isNothing()) {
            return Optional.of(scalar);
        }
        wrong(fields, node, name, expected, node.kind());
        return Optional.empty();
    }

    /** Reports a value that is not what was expected. */
    static void wrong(Fields fields, Node.Scalar found, String name, String expected) {
        wrong(fields, found, name, expected, found.quote());
    }

    static void wrong(Fields fields, Node at, String name, String expected, String found) {
        fields.problem(at.at(), name + ": expected " + expected + ", found " + found);
    }
}
