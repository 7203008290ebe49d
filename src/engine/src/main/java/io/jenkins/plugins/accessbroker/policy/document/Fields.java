package io.jenkins.plugins.accessbroker.policy.document;

import io.jenkins.plugins.accessbroker.policy.Position;
import io.jenkins.plugins.accessbroker.text.EditDistance;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.util.ArrayList;
import java.util.Comparator;
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

    private final String what;
    private final Node.Mapping mapping;
    private final Problems problems;
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
        mapping.entries().forEach(entry -> entries.put(entry.key().text(), entry));
    }

    /** Where the mapping stands. */
    public Position at() {
        return mapping.at();
    }

    /** The mapping as messages name it. */
    public String what() {
        return what;
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
        if (node(key).isEmpty()) {
            missing(key, expected);
            return Optional.empty();
        }
        return optional(key, expected);
    }

    /** The text under the key, not empty and at most {@link #MAX_TEXT} characters. */
    public Optional<Node.Scalar> optional(String key, String expected) {
        return node(key).flatMap(node -> scalar("`" + key + "`", expected, node));
    }

    /** The mapping under the key; reported if it is missing. */
    public Optional<Fields> requiredMapping(String key, String expected) {
        if (node(key).isEmpty()) {
            missing(key, expected);
            return Optional.empty();
        }
        return mapping(key, expected);
    }

    /** The mapping under the key. */
    public Optional<Fields> mapping(String key, String expected) {
        return node(key).flatMap(node -> mapping(what + ": `" + key + "`", expected, node));
    }

    /** The texts of the list under the key: at least one, none twice. A single value is not taken for a list. */
    public Optional<List<Node.Scalar>> list(String key, String expected) {
        return node(key).flatMap(node -> list(key, expected, node));
    }

    /** A part as a mapping. */
    public Optional<Fields> mapping(String name, String expected, Node node) {
        if (node instanceof Node.Mapping inner) {
            return Optional.of(new Fields(name, inner, problems));
        }
        wrong(node.at(), name, expected, node.kind());
        return Optional.empty();
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
        wrong(found.at(), "`" + key + "`", expected, Quote.of(found.text()));
    }

    /** Reports every key that nobody asked for. To be called last. */
    public void done() {
        for (Node.Entry entry : mapping.entries()) {
            String key = entry.key().text();
            if (!asked.contains(key)) {
                problems.add(entry.key().at(), "unknown key " + Quote.of(key) + " in " + what + suggestion(key));
            }
        }
    }

    private Optional<List<Node.Scalar>> list(String key, String expected, Node node) {
        if (!(node instanceof Node.Sequence sequence)) {
            wrong(node.at(), "`" + key + "`", "a list of " + expected, node.kind());
            return Optional.empty();
        }
        if (sequence.items().isEmpty()) {
            wrong(node.at(), "`" + key + "`", "a list of " + expected, "an empty list");
            return Optional.empty();
        }
        List<Node.Scalar> texts = new ArrayList<>();
        Set<String> seen = new LinkedHashSet<>();
        int before = problems.count();
        for (Node item : sequence.items()) {
            scalar("an entry of `" + key + "`", expected, item).ifPresent(text -> {
                if (!seen.add(text.text())) {
                    problems.add(text.at(), Quote.of(text.text()) + " is in `" + key + "` twice: remove one");
                }
                texts.add(text);
            });
        }
        return problems.count() == before ? Optional.of(List.copyOf(texts)) : Optional.empty();
    }

    private Optional<Node.Scalar> scalar(String name, String expected, Node node) {
        if (!(node instanceof Node.Scalar scalar)) {
            wrong(node.at(), name, expected, node.kind());
            return Optional.empty();
        }
        if (scalar.text().isBlank()) {
            wrong(node.at(), name, expected, scalar.quoted() ? "empty text" : "nothing");
            return Optional.empty();
        }
        if (scalar.text().length() > MAX_TEXT) {
            wrong(
                    node.at(),
                    name,
                    expected + " of at most " + MAX_TEXT + " characters",
                    scalar.text().length() + " characters");
            return Optional.empty();
        }
        return Optional.of(scalar);
    }

    private void wrong(Position at, String name, String expected, String found) {
        problems.add(at, name + ": expected " + expected + ", found " + found);
    }

    private String suggestion(String key) {
        String known = String.join(
                ", ", asked.stream().sorted().map(name -> "`" + name + "`").toList());
        return asked.stream()
                .filter(name -> EditDistance.of(name, key) <= 2)
                .min(Comparator.comparingInt(name -> EditDistance.of(name, key)))
                .map(name -> ": did you mean `" + name + "`")
                .orElse(": expected one of " + known);
    }
}
