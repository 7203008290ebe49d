package io.jenkins.plugins.accessbroker.plugin.migration;

import java.util.Objects;

/**
 * A way in which a credential is used.
 *
 * @param credential its id
 * @param by a step's name such as {@code withCredentials}, else the class whose code used it
 */
record Use(String credential, Place place, String by) {
    Use {
        Objects.requireNonNull(credential);
        Objects.requireNonNull(place);
        Objects.requireNonNull(by);
    }

    /** Whether its texts are short enough to be kept. */
    boolean isBounded() {
        return credential.length() <= Place.MAX && place.name().length() <= Place.MAX && by.length() <= Place.MAX;
    }
}
