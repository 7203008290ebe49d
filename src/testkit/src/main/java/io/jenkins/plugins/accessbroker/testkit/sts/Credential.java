package io.jenkins.plugins.accessbroker.testkit.sts;

import java.time.Instant;

/** A temporary credential; its secrets are never in {@link #toString()}. */
record Credential(String accessKeyId, String secretAccessKey, String sessionToken, Instant expiration) {
    @Override
    public String toString() {
        return "Credential[" + accessKeyId + ", " + expiration + "]";
    }
}
