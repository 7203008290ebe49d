package io.jenkins.plugins.accessbroker.audit.json;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One fact about a build as an event states it.
 *
 * @param name its name in a request file
 * @param state whether it was known
 * @param values what was known: one value for a single fact, one each for a list, which may be empty
 * @param origin where it came from, or why it is not known, where the event says so
 */
public record RecordedFact(String name, State state, List<Value> values, Optional<String> origin) {

    /** What was known. */
    public enum State {
        KNOWN,
        /** It was known that there is no such thing. */
        NONE,
        UNKNOWN
    }

    /** One value, as its parts: a single text has one part without a name, an object one for each of its fields. */
    public record Value(List<Part> parts) {
        public Value {
            parts = List.copyOf(parts);
        }
    }

    /**
     * A part of a value. Of a list, such as an agent's labels, there is one for each entry.
     *
     * @param name the field's name; empty where the value is a single text
     * @param text its text; none where there is no such thing
     */
    public record Part(String name, Optional<String> text) {
        public Part {
            Objects.requireNonNull(name);
            Objects.requireNonNull(text);
        }
    }

    public RecordedFact {
        Objects.requireNonNull(name);
        Objects.requireNonNull(state);
        values = List.copyOf(values);
        Objects.requireNonNull(origin);
    }
}
