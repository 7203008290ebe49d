package io.jenkins.plugins.accessbroker.request;

import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * One agent that the build holds.
 *
 * @param name its node name; the built-in node is {@code built-in}
 * @param labels its labels; an inbound agent may have declared them itself
 * @param cloud the cloud that provisioned it; none for an agent set up by hand
 * @param life whether it lives for its builds only
 * @param builtIn whether it is the controller itself
 */
public record Agent(String name, Set<String> labels, Optional<String> cloud, Life life, boolean builtIn) {

    /** How long an agent lives. */
    public enum Life {
        EPHEMERAL,
        STATIC
    }

    public Agent {
        Bounds.name("agent name", name);
        Bounds.size("agent labels", labels);
        labels.forEach(label -> Bounds.name("agent label", label));
        labels = Collections.unmodifiableSet(new TreeSet<>(labels));
        cloud.ifPresent(value -> Bounds.name("agent cloud", value));
        Objects.requireNonNull(life);
    }
}
