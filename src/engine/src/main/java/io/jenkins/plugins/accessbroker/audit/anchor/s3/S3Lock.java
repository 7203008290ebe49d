package io.jenkins.plugins.accessbroker.audit.anchor.s3;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/**
 * How long, and against whom, a checkpoint is locked.
 *
 * @param mode against whom
 * @param days for how long from now on; 1 to 36,500 (S3 user guide, "Object Lock": at most 100 years)
 */
public record S3Lock(Mode mode, int days) {
    private static final int MAX_DAYS = 36_500;

    /** Checks the days. */
    public S3Lock {
        Objects.requireNonNull(mode);
        if (days < 1 || days > MAX_DAYS) {
            throw new IllegalArgumentException(
                    "a checkpoint cannot be locked for `" + days + "` days: give `1` to `" + MAX_DAYS + "`");
        }
    }

    /** In whole seconds, so that it comes back as it was sent. */
    Instant until(Instant now) {
        return now.plus(Duration.ofDays(days)).truncatedTo(ChronoUnit.SECONDS);
    }

    /** The modes of S3 object lock. */
    public enum Mode {
        /** Nobody can shorten or remove it, not the account's root either. */
        COMPLIANCE,
        /** Who has a permission of its own can. */
        GOVERNANCE
    }
}
