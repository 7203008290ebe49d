package io.jenkins.plugins.accessbroker.audit.log;

import java.util.Objects;
import java.util.OptionalLong;

/**
 * Where in a log's directory something was found.
 *
 * @param file the file, from the log's directory on, with {@code /} between names
 * @param offset the byte in the file, from 0, where it is known
 * @param sequence the entry of the log, from 0, where it is known
 */
public record Place(String file, OptionalLong offset, OptionalLong sequence) {
    /** Holds all three. */
    public Place {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(offset, "offset");
        Objects.requireNonNull(sequence, "sequence");
    }

    static Place of(String file) {
        return new Place(file, OptionalLong.empty(), OptionalLong.empty());
    }

    static Place of(String file, long offset, long sequence) {
        return new Place(file, OptionalLong.of(offset), OptionalLong.of(sequence));
    }

    /** As in {@code tile/entries/000, byte 12, entry 1}. */
    @Override
    public String toString() {
        StringBuilder place = new StringBuilder(file);
        offset.ifPresent(at -> place.append(", byte ").append(at));
        sequence.ifPresent(at -> place.append(", entry ").append(at));
        return place.toString();
    }
}
