package io.jenkins.plugins.accessbroker.testkit.s3;

import java.time.Instant;
import java.util.Optional;

/**
 * A version of an object, or a delete marker.
 *
 * @param id its version id
 * @param content its bytes; none of a delete marker
 * @param mode the mode of its lock; empty if it has none
 * @param until the end of the lock
 */
record Version(String id, Optional<byte[]> content, String mode, Instant until) {
    boolean isMarker() {
        return content.isEmpty();
    }

    /** Whether nobody can delete it now but, in governance mode, who bypasses that. */
    boolean isLocked(Instant now, boolean bypasses) {
        return !mode.isEmpty() && until.isAfter(now) && !(mode.equals("GOVERNANCE") && bypasses);
    }
}
