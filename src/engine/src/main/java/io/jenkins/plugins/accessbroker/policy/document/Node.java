package io.jenkins.plugins.accessbroker.policy.document;

import io.jenkins.plugins.accessbroker.policy.Position;
import java.util.List;
import java.util.Objects;

/** A part of a document. */
public sealed interface Node {
    /** Where it starts. */
    Position at();

    /** What it is, for messages: {@code a mapping}, {@code a list}, {@code text}. */
    String kind();

    /**
     * One value. It has no type of its own: who reads it says what it expects.
     *
     * @param text the value
     * @param quoted whether it was written in quotes or as a block, and so can only be text
     */
    record Scalar(String text, boolean quoted, Position at) implements Node {
        public Scalar {
            Objects.requireNonNull(text);
            Objects.requireNonNull(at);
        }

        @Override
        public String kind() {
            return text.isEmpty() && !quoted ? "nothing" : "a single value";
        }
    }

    /** A list. */
    record Sequence(List<Node> items, Position at) implements Node {
        public Sequence {
            items = List.copyOf(items);
            Objects.requireNonNull(at);
        }

        @Override
        public String kind() {
            return "a list";
        }
    }

    /** A mapping, its entries in the order of the document; no key occurs twice. */
    record Mapping(List<Entry> entries, Position at) implements Node {
        public Mapping {
            entries = List.copyOf(entries);
            Objects.requireNonNull(at);
        }

        @Override
        public String kind() {
            return "a mapping";
        }
    }

    /** A key of a mapping and what stands under it. */
    record Entry(Scalar key, Node value) {
        public Entry {
            Objects.requireNonNull(key);
            Objects.requireNonNull(value);
        }
    }
}
