package io.jenkins.plugins.accessbroker.issuer.aws;

import java.util.Arrays;
import java.util.Optional;

/** How a session says whose it is. */
public enum AttributionMode {
    /** By its name, its session tags and its source identity. */
    TAGS("tags"),
    /** By its name alone: for roles that do not let tags be set, and for web identities. */
    SESSION_NAME("session-name");

    private final String word;

    AttributionMode(String word) {
        this.word = word;
    }

    /** How a policy file writes it. */
    public String word() {
        return word;
    }

    static Optional<AttributionMode> of(String word) {
        return Arrays.stream(values()).filter(known -> known.word.equals(word)).findFirst();
    }
}
