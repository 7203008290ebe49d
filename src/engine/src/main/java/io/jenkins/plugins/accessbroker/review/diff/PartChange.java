package io.jenkins.plugins.accessbroker.review.diff;

import java.util.Objects;

/**
 * A deny or a registration of a coding agent that is new, gone or says something else. What that does to requests is told
 * with the grants.
 *
 * @param part what it is, with its name: {@code deny payments/freeze}, {@code coding agent `bot`}
 * @param kind what became of it
 */
public record PartChange(String part, Kind kind) {

    /** What became of a part. */
    public enum Kind {
        NEW,
        GONE,
        CHANGED
    }

    public PartChange {
        Objects.requireNonNull(part);
        Objects.requireNonNull(kind);
    }
}
