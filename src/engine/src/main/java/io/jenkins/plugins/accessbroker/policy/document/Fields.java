package io.jenkins.plugins.accessbroker.policy.document;

import io.jenkins.plugins.accessbroker.text.Quote;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a mapping strictly: every key is asked for by somebody or reported as unknown, every wrong type is reported
 * with what was expected and what was found.
 */
public final class Fields {
    /** Characters of a single text value at most. */
    public static final int MAX_TEXT = 1_024;
    /** Entries of a list at most. */
    public static final int MAX_LIST = 256;

    private final String what;
    private final Node.Mapping mapping;
    private final Problems problems;
    private final Texts texts;
    private final Map<String, Node.Entry> entries = new HashMap<>();
    private final Set<String> asked = new LinkedHashSet<>();

    /**
     * Starts reading.
     *
     * @param what the mapping as messages name it, such as {@code grant `deploy`}
     */
    public Fields(String what, Node.Mapping mapping, Problems problems) {
        this.what = what;
        this.mapping = mapping;
        this.problems = problems;
        this.texts = new Texts(problems);
        mapping.entries().forEach(entry -> entries.put(entry.key().text(), entry));
    }

    /** The document as a mapping, or a problem. */
    public static Optional<Fields> root(String what, Node document, Problems problems) {
        if (document instanceof Node.Mapping mapping) {
            return Optional.of(new Fields(what, mapping, problems));
        }
        problems.add(document.at(), what + ": expected a mapping of keys to values, found " + document.kind());
        return Optional.empty();
    }

    /** Where the mapping stands. */
    public Position at() {
        return mapping.at();
    }

    /** The mapping as messages name it. */
    public String what() {
        return what;
    }

    /** Whether the mapping has no entry. */
    public boolean isEmpty() {
        return mapping.entries().isEmpty();
    }

    /** Where errors go. */
    public Problems problems() {
        return problems;
    }

    /** Reports an error at a place. */
    public void problem(Position at, String message) {
        problems.add(at, message);
    }

    /** What stands under the key, of any kind. */
    public Optional<Node> node(String key) {
        asked.add(key);
        return Optional.ofNullable(entries.get(key)).map(Node.Entry::value);
    }

    /** Where the key stands; where the mapping does if it has no such key. */
    public Position at(String key) {
        return Optional.ofNullable(entries.get(key))
                .map(entry -> entry.key().at())
                .orElse(mapping.at());
    }

    /** The text under the key; reported if it is missing. */
    public Optional<Node.Scalar> required(String key, String expected) {
        return required(key, expected, MAX_TEXT);
    }

    /** The text under the key, of at most {@code max} characters; reported if it is missing. */
    public Optional<Node.Scalar> required(String key, String expected, int max) {
        if (node(key).isEmpty()) {
            missing(key, expected);
        }
        return node(key).flatMap(node -> texts.one("`" + key + "`", expected, node, max));
    }

    /** The text under the key: on one line, not empty, with no space at its ends, at most {@link #MAX_TEXT} characters. */
    public Optional<Node.Scalar> optional(String key, String expected) {
        return node(key).flatMap(node -> texts.one("`" + key + "`", expected, node, MAX_TEXT));
    }

    /** The mapping under the key; reported if it is missing. */
    public Optional<Fields> requiredMapping(String key, String expected) {
        if (node(key).isEmpty()) {
            missing(key, expected);
        }
        return mapping(key, expected);
    }

    /** The mapping under the key. */
    public Optional<Fields> mapping(String key, String expected) {
        return node(key).flatMap(node -> mapping(what + ": `" + key + "`", expected, node));
    }

    /** A part as a mapping. */
    public Optional<Fields> mapping(String name, String expected, Node node) {
        if (node instanceof Node.Mapping inner) {
            return Optional.of(new Fields(name, inner, problems));
        }
        problems.add(node.at(), name + ": expected " + expected + ", found " + node.kind());
        return Optional.empty();
    }

    /**
     * The texts of the list under the key: 1 to {@link #MAX_LIST}, none twice. A single value is not taken for a list.
     */
    public Optional<List<Node.Scalar>> list(String key, String expected) {
        return list(key, expected, MAX_LIST);
    }

    /** The texts of the list under the key: 1 to {@code max}, none twice. */
    public Optional<List<Node.Scalar>> list(String key, String expected, int max) {
        return node(key).flatMap(node -> texts.list(key, expected, node, max));
    }

    /** Each entry of this mapping, all keys counting as asked for. */
    public List<Node.Entry> all() {
        asked.addAll(entries.keySet());
        return mapping.entries();
    }

    /** Reports that a key is missing. */
    public void missing(String key, String expected) {
        problems.add(mapping.at(), what + " has no `" + key + "`: add `" + key + ": ...` with " + expected);
    }

    /** Reports a value that is not what was expected. */
    public void wrong(Node.Scalar found, String key, String expected) {
        problems.add(found.at(), "`" + key + "`: expected " + expected + ", found " + found.quote());
    }

    /** Reports every key that nobody asked for. To be called last. */
    public void done() {
        for (Node.Entry entry : mapping.entries()) {
            String key = entry.key().text();
            if (!asked.contains(key)) {
                problems.add(
                        entry.key().at(),
                        "unknown key " + Quote.of(key) + " in " + what + Suggestion.among(asked, key));
            }
        }
    }
}
