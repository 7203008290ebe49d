package io.jenkins.plugins.accessbroker.request;

import java.util.Objects;
import java.util.Optional;

/**
 * The build runs again what another build ran: with a script that somebody may have edited, or from a later stage on.
 *
 * @param kind which of the two
 * @param user who asked for it, where known
 */
public record Rerun(Kind kind, Optional<String> user) {

    /** The ways to run a build again. */
    public enum Kind {
        REPLAY,
        RESTART
    }

    public Rerun {
        Objects.requireNonNull(kind);
        user.ifPresent(name -> Bounds.name("user", name));
    }
}
