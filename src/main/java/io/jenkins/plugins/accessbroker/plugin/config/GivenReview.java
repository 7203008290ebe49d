package io.jenkins.plugins.accessbroker.plugin.config;

import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;

/**
 * What a person says of a version of the policies after reading what it changes.
 *
 * @param user the person's user id
 * @param ids says which user ids are one user's
 * @param digest the version that the person read
 * @param inForce the version that it was compared with
 * @param objection why it must not come into force; nothing where the person approves it
 */
public record GivenReview(
        String user, Comparator<String> ids, String digest, String inForce, Optional<String> objection) {
    public GivenReview {
        Objects.requireNonNull(user);
        Objects.requireNonNull(ids);
        Objects.requireNonNull(digest);
        Objects.requireNonNull(inForce);
        Objects.requireNonNull(objection);
    }
}
