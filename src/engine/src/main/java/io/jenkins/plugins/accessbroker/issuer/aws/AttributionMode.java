package io.jenkins.plugins.accessbroker.issuer.aws;

import io.jenkins.plugins.accessbroker.policy.document.Shape;
import java.util.Arrays;
import java.util.stream.Collectors;

/** How a session says whose it is. */
public enum AttributionMode {
    /** By its name, its session tags and its source identity. */
    TAGS("tags"),
    /** By its name alone: for roles that do not let tags be set, and for web identities. */
    SESSION_NAME("session-name");

    /** What may stand under {@code attribution}. */
    static final Shape.Choice<AttributionMode> SHAPE =
            Shape.choice(Arrays.stream(values()).collect(Collectors.toMap(AttributionMode::word, mode -> mode)));

    private final String word;

    AttributionMode(String word) {
        this.word = word;
    }

    /** How a policy file writes it. */
    public String word() {
        return word;
    }
}
