package io.jenkins.plugins.accessbroker.request;

import java.util.Objects;

/**
 * An AI agent whose hand is in the build.
 *
 * @param id the name that it is registered under, or the account it was seen as
 * @param part what it had a hand in
 */
public record CodingAgent(String id, Part part) {

    /** What a coding agent had a hand in. */
    public enum Part {
        CHANGE,
        TRIGGER
    }

    public CodingAgent {
        Bounds.name("coding agent", id);
        Objects.requireNonNull(part);
    }
}
