package io.jenkins.plugins.accessbroker.policy.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.accessbroker.policy.document.Node;
import java.math.BigDecimal;

/**
 * A document as JSON. A value is text, as the reader takes it, but in a session policy, where it has the type that the core
 * schema of YAML gives it.
 */
final class Values {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Values() {}

    static JsonNode of(Node node) {
        return of(node, false);
    }

    private static JsonNode of(Node node, boolean typed) {
        if (node instanceof Node.Mapping mapping) {
            ObjectNode object = JSON.objectNode();
            mapping.entries().forEach(entry -> {
                String key = entry.key().text();
                object.set(key, of(entry.value(), typed || key.equals("sessionPolicy")));
            });
            return object;
        }
        if (node instanceof Node.Sequence sequence) {
            ArrayNode array = JSON.arrayNode();
            sequence.items().forEach(item -> array.add(of(item, typed)));
            return array;
        }
        Node.Scalar scalar = (Node.Scalar) node;
        if (scalar.isNothing()) {
            return JSON.nullNode();
        }
        return typed && !scalar.quoted() ? core(scalar.text()) : JSON.textNode(scalar.text());
    }

    private static JsonNode core(String text) {
        if (text.matches("true|True|TRUE|false|False|FALSE")) {
            return JSON.booleanNode(text.toLowerCase(java.util.Locale.ROOT).equals("true"));
        }
        if (text.matches("[-+]?(?:\\.\\d+|\\d+(?:\\.\\d*)?)(?:[eE][-+]?\\d+)?")) {
            return JSON.numberNode(new BigDecimal(text));
        }
        boolean foreign = text.matches("0o[0-7]+|0x[0-9a-fA-F]+|[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN)");
        return foreign ? JSON.numberNode(0) : JSON.textNode(text);
    }
}
