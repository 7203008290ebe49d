package io.jenkins.plugins.accessbroker.policy.yaml;

import io.jenkins.plugins.accessbroker.policy.document.Node;
import io.jenkins.plugins.accessbroker.policy.document.Position;
import io.jenkins.plugins.accessbroker.policy.document.Problems;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.events.Event;

/** Builds one mapping: its keys are single, short, not empty, and none occurs twice. */
final class Entries {
    /** Characters of a key at most. */
    static final int MAX_KEY = 256;

    private static final String MERGE = "<<";

    private final Tree tree;
    private final Events events;
    private final Problems problems;
    private final Map<String, Position> seen = new HashMap<>();
    private final List<Node.Entry> entries = new ArrayList<>();

    Entries(Tree tree, Events events, Problems problems) {
        this.tree = tree;
        this.events = events;
        this.problems = problems;
    }

    Node.Mapping read(Position at, int depth) throws YamlFault {
        Event event = events.next();
        while (event.getEventId() != Event.ID.MappingEnd) {
            Node key = tree.node(event, depth + 1);
            Node value = tree.node(events.next(), depth + 1);
            if (key instanceof Node.Scalar scalar && event.getEventId() == Event.ID.Scalar) {
                add(scalar, value);
            } else if (event.getEventId() != Event.ID.Alias) {
                tree.leaveOut(key.at(), "expected a single text as key, found " + key.kind() + ": write `key: value`");
            }
            event = events.next();
        }
        return new Node.Mapping(entries, at);
    }

    private void add(Node.Scalar key, Node value) {
        if (key.text().equals(MERGE) && !key.quoted()) {
            tree.leaveOut(key.at(), "the merge key `<<` is not allowed: write the entries out");
        } else if (key.text().isEmpty()) {
            tree.leaveOut(key.at(), "a key is missing before this: write `key: value`");
        } else if (key.text().length() > MAX_KEY) {
            problems.add(
                    key.at(),
                    "this key has " + key.text().length() + " characters, more than the " + MAX_KEY
                            + " allowed: shorten it");
        } else if (seen.containsKey(key.text())) {
            problems.add(
                    key.at(),
                    "the key " + key.quote() + " is already at " + seen.get(key.text()) + ": remove one of the two");
        } else {
            seen.put(key.text(), key.at());
            entries.add(new Node.Entry(key, value));
        }
    }
}
