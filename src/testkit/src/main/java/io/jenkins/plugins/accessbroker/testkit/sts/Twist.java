package io.jenkins.plugins.accessbroker.testkit.sts;

import java.time.Duration;
import java.util.Optional;

/**
 * How the credential that is issued differs from the one asked for.
 *
 * @param role the role in place of the one asked for
 * @param lifetime the lifetime in place of the one asked for
 */
record Twist(Optional<Role> role, Optional<Duration> lifetime) {
    static final Twist NONE = new Twist(Optional.empty(), Optional.empty());
}
