package io.jenkins.plugins.accessbroker.audit.json;

import java.time.Instant;
import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An event about the log itself, or about what decisions hang on, as its entry states it. Its texts are as recorded, and
 * untrusted.
 *
 * @param sequence the place in the log that it states
 * @param type its type
 * @param values all other values by their path, {@code before.team}, {@code settings.0.name}
 */
public record RecordedChange(long sequence, Instant time, String type, SortedMap<String, String> values) {
    public RecordedChange {
        Objects.requireNonNull(time);
        Objects.requireNonNull(type);
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    /** A value by its path, where there is one. */
    public Optional<String> value(String path) {
        return Optional.ofNullable(values.get(path));
    }
}
