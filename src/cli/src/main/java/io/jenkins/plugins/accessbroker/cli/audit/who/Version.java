package io.jenkins.plugins.accessbroker.cli.audit.who;

import java.time.Instant;

/**
 * A version of the policies, as far as the log tells.
 *
 * @param digest its name
 * @param from when it came into force, or was first decided by
 * @param loaded whether the log says that it came into force; otherwise it is known from decisions only
 */
record Version(String digest, Instant from, boolean loaded) {}
