package io.jenkins.plugins.accessbroker.policy.document;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Checks single values and lists of them: there is something, on one line, within bounds, of the right kind. */
final class Texts {
    private final Problems problems;

    Texts(Problems problems) {
        this.problems = problems;
    }

    /** The node as a text of 1 to {@code max} characters on one line, with no space at either end. */
    Optional<Node.Scalar> one(String name, String expected, Node node, int max) {
        if (!(node instanceof Node.Scalar scalar)) {
            return wrong(node.at(), name, expected, node.kind());
        }
        String text = scalar.text();
        if (scalar.isNothing() || text.isBlank()) {
            return wrong(node.at(), name, expected, scalar.isNothing() ? "nothing" : "empty text");
        }
        if (text.indexOf('\n') >= 0) {
            return wrong(node.at(), name, expected + " on one line", "a line break");
        }
        if (!text.strip().equals(text)) {
            return wrong(node.at(), name, expected, "a space at its start or end");
        }
        int length = text.codePointCount(0, text.length());
        if (length > max) {
            return wrong(node.at(), name, expected + " of at most " + max + " characters", length + " characters");
        }
        return Optional.of(scalar);
    }

    /** The node as a text of the shape. */
    Optional<Node.Scalar> read(String key, Shape.Text shape, Node node) {
        String name = "`" + key + "`";
        Optional<Node.Scalar> text = shape.kind() == Shape.Text.Kind.LINE
                ? one(name, shape.expected(), node, shape.most())
                : something(name, shape.expected(), node);
        return text.filter(found -> fits(key, name, shape, found));
    }

    /** What the node's word means. */
    <T> Optional<T> word(String key, Shape.Choice<T> choice, Node node) {
        String name = "`" + key + "`";
        Optional<Node.Scalar> text = one(name, choice.expected(), node, Fields.MAX_TEXT);
        text.filter(found -> !choice.words().containsKey(found.text()))
                .ifPresent(found -> problems.add(
                        found.at(),
                        name + ": unknown word " + found.quote()
                                + Suggestion.among(choice.words().keySet(), found.text())));
        return text.flatMap(found -> Optional.ofNullable(choice.words().get(found.text())));
    }

    /** Whether the text has the form of the shape; reported if it has not. */
    boolean fits(String key, String name, Shape.Text shape, Node.Scalar found) {
        if (shape.fits(found.text())) {
            return true;
        }
        problems.add(
                found.at(),
                shape.complaint()
                        .map(say -> say.apply(key, found))
                        .orElseGet(() -> name + ": expected " + shape.form() + ", found " + found.quote()));
        return false;
    }

    private Optional<Node.Scalar> something(String name, String expected, Node node) {
        if (node instanceof Node.Scalar scalar && !scalar.isNothing()) {
            return Optional.of(scalar);
        }
        return wrong(node.at(), name, expected, node.kind());
    }

    /** The entries of the node as a list of 1 to as many as the shape allows. */
    List<Node> items(String key, Shape.Listing list, Node node) {
        return sequence("`" + key + "`", list.expected(), node, list.most())
                .map(Node.Sequence::items)
                .orElse(List.of());
    }

    /** The node as a list of 1 to {@code max} such texts, none twice. */
    Optional<List<Node.Scalar>> list(String key, String expected, Node node, int max) {
        String name = "`" + key + "`";
        return sequence(name, expected, node, max).flatMap(sequence -> texts(name, sequence.items()));
    }

    private Optional<Node.Sequence> sequence(String name, String expected, Node node, int max) {
        if (!(node instanceof Node.Sequence sequence)) {
            return wrong(node.at(), name, "a list of " + expected, node.kind());
        }
        int size = sequence.items().size();
        if (size == 0 || size > max) {
            String bound = size == 0 ? "" : " with at most " + max + " entries";
            String found = size == 0 ? "an empty list" : size + " entries";
            return wrong(node.at(), name, "a list of " + expected + bound, found);
        }
        return Optional.of(sequence);
    }

    private Optional<List<Node.Scalar>> texts(String name, List<Node> items) {
        List<Node.Scalar> texts = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Node item : items) {
            one("an entry of " + name, "a single value", item, Fields.MAX_TEXT)
                    .filter(text -> isNew(seen, text, name))
                    .ifPresent(texts::add);
        }
        return texts.size() == items.size() ? Optional.of(List.copyOf(texts)) : Optional.empty();
    }

    private boolean isNew(Set<String> seen, Node.Scalar text, String name) {
        if (seen.add(text.text())) {
            return true;
        }
        problems.add(text.at(), text.quote() + " is in " + name + " twice: remove one");
        return false;
    }

    private <T> Optional<T> wrong(Position at, String name, String expected, String found) {
        problems.add(at, name + ": expected " + expected + ", found " + found);
        return Optional.empty();
    }
}
