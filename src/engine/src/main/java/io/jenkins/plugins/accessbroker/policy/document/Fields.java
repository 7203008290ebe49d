package io.jenkins.plugins.accessbroker.policy.document;

import io.jenkins.plugins.accessbroker.text.Quote;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a mapping strictly: every key is known or reported as unknown, every wrong type is reported with what was expected
 * and what was found.
 *
 * <p>The known keys are those of its shape, and a reader that asks for another one is wrong. Of a mapping without a shape
 * they are those that the reader asked for.
 */
public final class Fields {
    /** Characters of a single text value at most. */
    public static final int MAX_TEXT = 1_024;
    /** Entries of a list at most. */
    public static final int MAX_LIST = 256;

    private final String what;
    private final Node.Mapping mapping;
    private final Problems problems;
    private final Optional<Shape.Mapping> shape;
    private final Texts texts;
    private final Map<String, Node.Entry> entries = new HashMap<>();
    private final Set<String> asked = new LinkedHashSet<>();

    /**
     * Starts reading a mapping without a shape.
     *
     * @param what the mapping as messages name it, such as {@code grant `deploy`}
     */
    public Fields(String what, Node.Mapping mapping, Problems problems) {
        this(what, mapping, Optional.empty(), problems);
    }

    private Fields(String what, Node.Mapping mapping, Optional<Shape.Mapping> shape, Problems problems) {
        this.what = what;
        this.shape = shape;
        this.mapping = mapping;
        this.problems = problems;
        this.texts = new Texts(problems);
        mapping.entries().forEach(entry -> entries.put(entry.key().text(), entry));
    }

    /** The document as a mapping, or a problem. */
    public static Optional<Fields> root(String what, Node document, Problems problems) {
        return root(what, document, Optional.empty(), problems);
    }

    /** The document as a mapping of this shape, or a problem. */
    public static Optional<Fields> root(String what, Node document, Shape.Mapping shape, Problems problems) {
        return root(what, document, Optional.of(shape), problems);
    }

    private static Optional<Fields> root(String what, Node document, Optional<Shape.Mapping> shape, Problems problems) {
        if (document instanceof Node.Mapping mapping) {
            return Optional.of(new Fields(what, mapping, shape, problems));
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

    /** Reports what has the right shape and yet does not fit: the day does not exist, two values contradict each other. */
    public void misfit(Position at, String message) {
        problems.misfit(at, message);
    }

    /** Reports a value of the right shape that is not what was expected. */
    public void misfit(Node.Scalar found, String key, String expected) {
        problems.misfit(found.at(), unlike(found, key, expected));
    }

    /** What stands under the key, of any kind. */
    public Optional<Node> node(String key) {
        if (shape.isPresent() && shape.get().key(key).isEmpty()) {
            throw new IllegalArgumentException("a reader of " + what + " asks for a key that its shape does not have");
        }
        asked.add(key);
        return Optional.ofNullable(entries.get(key)).map(Node.Entry::value);
    }

    /** Whether there is such a key, known or not. */
    public boolean has(String key) {
        return entries.containsKey(key);
    }

    /** Where the key stands; where the mapping does if it has no such key. */
    public Position at(String key) {
        return Optional.ofNullable(entries.get(key))
                .map(entry -> entry.key().at())
                .orElse(mapping.at());
    }

    /** The text under a key of the shape. */
    public Optional<Node.Scalar> text(String key) {
        Shape.Text text = shape(key, Shape.Text.class);
        return node(key).flatMap(node -> texts.read(key, text, node));
    }

    /** The node that stands under the key as a text. */
    public Optional<Node.Scalar> text(String key, Shape.Text text, Node node) {
        return texts.read(key, text, node);
    }

    /** What the word under a key of the shape means. */
    public <T> Optional<T> word(String key, Shape.Choice<T> choice) {
        same(choice, shape(key, Shape.Choice.class));
        return node(key).flatMap(node -> texts.word(key, choice, node));
    }

    /** What the word means that stands under the key as a node. */
    public <T> Optional<T> word(String key, Shape.Choice<T> choice, Node node) {
        return texts.word(key, choice, node);
    }

    /** The texts of the list under a key of the shape. */
    public Optional<List<Node.Scalar>> texts(String key) {
        Shape.Listing list = shape(key, Shape.Listing.class);
        return node(key).flatMap(node -> texts(key, list, node));
    }

    /** The texts of a list that stands under the key. */
    public Optional<List<Node.Scalar>> texts(String key, Shape.Listing list, Node node) {
        Shape.Text entry = (Shape.Text) list.entry();
        if (list.least() == 0
                && node instanceof Node.Sequence none
                && none.items().isEmpty()) {
            return Optional.of(List.of());
        }
        return texts.list(key, list.expected(), node, list.most())
                .filter(items -> items.stream()
                                .filter(item -> texts.fits(key, "an entry of `" + key + "`", entry, item))
                                .count()
                        == items.size());
    }

    /** What the words of the list under a key of the shape mean. */
    public <T> Optional<List<T>> words(String key, Shape.Choice<T> choice) {
        Shape.Listing list = shape(key, Shape.Listing.class);
        same(choice, list.entry());
        return node(key)
                .flatMap(node -> texts.list(key, list.expected(), node, list.most()))
                .map(items -> items.stream()
                        .map(item -> texts.word(key, choice, item))
                        .flatMap(Optional::stream)
                        .toList())
                .filter(meanings -> !meanings.isEmpty());
    }

    /** The mappings of the list under a key of the shape: those that are mappings. */
    public List<Fields> parts(String key, String name) {
        Shape.Listing list = shape(key, Shape.Listing.class);
        return node(key).map(node -> texts.items(key, list, node)).orElse(List.of()).stream()
                .map(item -> part(name, (Shape.Mapping) list.entry(), item))
                .flatMap(Optional::stream)
                .toList();
    }

    /** The mapping under a key of the shape. */
    public Optional<Fields> part(String key) {
        Shape.Mapping inner = shape(key, Shape.Mapping.class);
        return node(key).flatMap(node -> part(what + ": `" + key + "`", inner, node));
    }

    /** A part as a mapping of this shape. */
    public Optional<Fields> part(String name, Shape.Mapping inner, Node node) {
        return part(name, inner.expected(), Optional.of(inner), node);
    }

    /** The mapping from names under a key of the shape; what stands under them is for the reader to read. */
    public Optional<Fields> named(String key) {
        Shape.Named inner = shape(key, Shape.Named.class);
        return node(key).flatMap(node -> mapping(what + ": `" + key + "`", inner.expected(), node));
    }

    /** Reports it if there is no such key although the shape has to have it, unless the reader has asked for it before. */
    public void demand(String key) {
        Shape.Key known = known(key);
        boolean first = !asked.contains(key);
        if (node(key).isEmpty() && known.required() && first) {
            missing(key, known.shape().expected());
        }
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
        return part(name, expected, Optional.empty(), node);
    }

    private Optional<Fields> part(String name, String expected, Optional<Shape.Mapping> inner, Node node) {
        if (node instanceof Node.Mapping found) {
            return Optional.of(new Fields(name, found, inner, problems));
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
        problems.add(found.at(), unlike(found, key, expected));
    }

    /** Reports a key, if it is there, that is not known for a reason that its author should hear. */
    public void refuse(String key, String message) {
        if (has(key)) {
            asked.add(key);
            problems.add(at(key), message);
        }
    }

    /** Reports every key that is not known. To be called last. */
    public void done() {
        Set<String> known = shape.map(Shape.Mapping::names).orElse(asked);
        for (Node.Entry entry : mapping.entries()) {
            String key = entry.key().text();
            if (!known.contains(key) && !asked.contains(key)) {
                problems.add(
                        entry.key().at(),
                        "unknown key " + Quote.of(key) + " in " + what + Suggestion.among(known, key));
            }
        }
    }

    /** The shape under the key, which is demanded if it has to be there. */
    private <S extends Shape> S shape(String key, Class<S> kind) {
        demand(key);
        return kind.cast(known(key).shape());
    }

    private Shape.Key known(String key) {
        return shape.orElseThrow(() -> new IllegalStateException(what + " is read without a shape"))
                .key(key)
                .orElseThrow(() -> new IllegalArgumentException(
                        "a reader of " + what + " asks for a key that its shape does not have"));
    }

    private static void same(Shape asked, Shape known) {
        if (asked != known) {
            throw new IllegalArgumentException("a reader asks for other words than the shape has");
        }
    }

    private static String unlike(Node.Scalar found, String key, String expected) {
        return "`" + key + "`: expected " + expected + ", found " + found.quote();
    }
}
