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
        if (text.length() > max) {
            return wrong(
                    node.at(), name, expected + " of at most " + max + " characters", text.length() + " characters");
        }
        return Optional.of(scalar);
    }

    /** The node as a list of 1 to {@code max} such texts, none twice. */
    Optional<List<Node.Scalar>> list(String key, String expected, Node node, int max) {
        String name = "`" + key + "`";
        if (!(node instanceof Node.Sequence sequence)) {
            return wrong(node.at(), name, "a list of " + expected, node.kind());
        }
        int size = sequence.items().size();
        if (size == 0 || size > max) {
            String bound = size == 0 ? "" : " with at most " + max + " entries";
            String found = size == 0 ? "an empty list" : size + " entries";
            return wrong(node.at(), name, "a list of " + expected + bound, found);
        }
        List<Node.Scalar> texts = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Node item : sequence.items()) {
            one("an entry of " + name, "a single value", item, Fields.MAX_TEXT)
                    .filter(text -> isNew(seen, text, name))
                    .ifPresent(texts::add);
        }
        return texts.size() == size ? Optional.of(List.copyOf(texts)) : Optional.empty();
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
