package io.jenkins.plugins.accessbroker.policy.document;

import io.jenkins.plugins.accessbroker.text.Quote;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** A part of a document. */
public sealed interface Node {
    /** Where it starts. */
    Position at();

    /** What it is, for messages: {@code a mapping}, {@code a list}, {@code a single value}, {@code nothing}. */
    String kind();

    /**
     * One value. It has no type of its own: who reads it says what it expects.
     *
     * @param text the value
     * @param quoted whether it was written in quotes or as a block, and so can only be text
     */
    record Scalar(String text, boolean quoted, Position at) implements Node {
        private static final Set<String> NOTHING = Set.of("", "~", "null", "Null", "NULL");

        public Scalar {
            Objects.requireNonNull(text);
            Objects.requireNonNull(at);
        }

        @Override
        public String kind() {
            return isNothing() ? "nothing" : "a single value";
        }

        /** Whether no value was written: nothing at all, or YAML's word for it. */
        public boolean isNothing() {
            return !quoted && NOTHING.contains(text);
        }

        /** The value as messages show it. */
        public String quote() {
            return Quote.of(text);
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
