package io.jenkins.plugins.accessbroker.policy.yaml;

import io.jenkins.plugins.accessbroker.policy.document.Node;
import io.jenkins.plugins.accessbroker.policy.document.Position;
import io.jenkins.plugins.accessbroker.policy.document.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/** Builds the tree of one document, within bounds, and reports what YAML has beyond trees. */
final class Tree {
    /** Levels of mappings and lists at most. */
    static final int MAX_DEPTH = 32;
    /** Values, lists and mappings of a document at most, keys included. */
    static final int MAX_NODES = 100_000;
    /** Characters of a value at most. */
    static final int MAX_VALUE = 16_384;

    private final Events events;
    private final Problems problems;
    private final Position start;
    private boolean partial;
    private int nodes;

    Tree(String file, Events events, Problems problems) {
        this.events = events;
        this.problems = problems;
        this.start = new Position(file, 1, 1);
    }

    /** The document; nothing if a part of it had to be left out. */
    Optional<Node> read() throws YamlFault {
        events.next();
        Event first = events.next();
        if (first.getEventId() == Event.ID.StreamEnd) {
            throw new YamlFault(start, "the file has no content: write a mapping of keys to values");
        }
        checkDirectives((DocumentStartEvent) first);
        Node root = node(events.next(), 1);
        events.next();
        Event after = events.next();
        if (after.getEventId() != Event.ID.StreamEnd) {
            throw new YamlFault(
                    events.at(after), "a second document starts here: keep to one, and give each a file of its own");
        }
        return partial ? Optional.empty() : Optional.of(root);
    }

    /** The node that the event starts, {@code depth} collections deep where it is one. */
    Node node(Event event, int depth) throws YamlFault {
        Position at = events.at(event);
        if (++nodes > MAX_NODES) {
            throw new YamlFault(
                    at, "the file has more than the " + MAX_NODES + " values allowed: split it into several files");
        }
        if (event instanceof AliasEvent) {
            leaveOut(at, SyntaxWords.ALIAS);
            return new Node.Scalar("", false, at);
        }
        checkAnchor((NodeEvent) event, at);
        if (event instanceof ScalarEvent scalar) {
            return value(scalar, at);
        }
        checkTag(((CollectionStartEvent) event).getTag(), at);
        if (depth > MAX_DEPTH) {
            throw new YamlFault(at, "this is nested deeper than the " + MAX_DEPTH + " levels allowed: flatten it");
        }
        return event.getEventId() == Event.ID.SequenceStart
                ? list(at, depth)
                : new Entries(this, events, problems).read(at, depth);
    }

    /** Reports a part that the tree cannot hold; then there is no tree. */
    void leaveOut(Position at, String message) {
        partial = true;
        problems.add(at, message);
    }

    private Node list(Position at, int depth) throws YamlFault {
        List<Node> items = new ArrayList<>();
        Event event = events.next();
        while (event.getEventId() != Event.ID.SequenceEnd) {
            items.add(node(event, depth + 1));
            event = events.next();
        }
        return new Node.Sequence(items, at);
    }

    private Node.Scalar value(ScalarEvent event, Position at) {
        checkTag(event.getTag(), at);
        if (isFlow(event) && runsOver(event)) {
            leaveOut(
                    at,
                    "this value runs over several lines: keep it on one, close its quotes, or mend what follows it");
        }
        String text = event.getValue();
        if (text.length() > MAX_VALUE) {
            leaveOut(
                    at,
                    "this value has " + text.length() + " characters, more than the " + MAX_VALUE
                            + " allowed: shorten it");
            return new Node.Scalar("", false, at);
        }
        Characters.faultIn(text)
                .ifPresent(fault -> problems.add(
                        at, "an escape in this value stands for a character that is not allowed: " + fault));
        return new Node.Scalar(text, !event.isPlain(), at);
    }

    private static boolean isFlow(ScalarEvent event) {
        return event.getScalarStyle() != ScalarStyle.LITERAL && event.getScalarStyle() != ScalarStyle.FOLDED;
    }

    private static boolean runsOver(ScalarEvent event) {
        return event.getStartMark()
                .flatMap(from -> event.getEndMark().map(to -> from.getLine() != to.getLine()))
                .orElse(false);
    }

    private void checkAnchor(NodeEvent event, Position at) {
        if (event.getAnchor().isPresent()) {
            problems.add(at, SyntaxWords.ANCHOR);
        }
    }

    private void checkTag(Optional<String> tag, Position at) {
        if (tag.isPresent()) {
            problems.add(at, SyntaxWords.TAG);
        }
    }

    /** A document that starts anywhere but at its own {@code ---} starts with a directive. */
    private void checkDirectives(DocumentStartEvent event) {
        boolean atMark = event.getStartMark()
                .flatMap(from -> event.getEndMark().map(to -> to.getIndex() - from.getIndex() <= 3))
                .orElse(true);
        if (!atMark) {
            problems.add(events.at(event), SyntaxWords.DIRECTIVE);
        }
    }
}
