package io.jenkins.plugins.accessbroker.request;

import java.util.Objects;
import java.util.Optional;

/**
 * One cause of the build; a build may have several.
 *
 * @param kind what started it
 * @param user the user id, where a person or an account started it
 * @param upstream the upstream build as {@code job#number}, where one started it
 */
public record Trigger(Kind kind, Optional<String> user, Optional<String> upstream) {

    /** What started a build. {@code OTHER} is a cause that is not known to us; no grant can name it. */
    public enum Kind {
        USER,
        TIMER,
        SCM,
        UPSTREAM,
        REMOTE,
        BRANCH,
        OTHER
    }

    public Trigger {
        Objects.requireNonNull(kind);
        user.ifPresent(name -> Bounds.name("user", name));
        upstream.ifPresent(name -> Bounds.name("upstream build", name));
    }

    /** A trigger without a user or an upstream build. */
    public static Trigger of(Kind kind) {
        return new Trigger(kind, Optional.empty(), Optional.empty());
    }

    /** A person or an account started the build. */
    public static Trigger user(String id) {
        return new Trigger(Kind.USER, Optional.of(id), Optional.empty());
    }
}
