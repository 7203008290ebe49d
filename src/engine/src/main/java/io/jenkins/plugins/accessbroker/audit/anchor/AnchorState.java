package io.jenkins.plugins.accessbroker.audit.anchor;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * How an anchor is, at one moment. No secret stands in it.
 *
 * @param anchor its name
 * @param last what was last anchored there, by this process or one before; nothing if that is not known yet, or nothing was
 * @param alarm what is wrong since {@code since}; nothing while all is well
 * @param since when the alarm began, by our clock; there with the alarm
 * @param unanchored the entries that are not anchored there
 */
public record AnchorState(
        String anchor, Optional<Anchored> last, Optional<AnchorFault> alarm, Optional<Instant> since, long unanchored) {
    /** Checks that an alarm has its time. */
    public AnchorState {
        Objects.requireNonNull(anchor);
        Objects.requireNonNull(last);
        if (alarm.isPresent() != since.isPresent()) {
            throw new IllegalArgumentException("an alarm has the time at which it began");
        }
    }
}
