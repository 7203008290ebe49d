package io.jenkins.plugins.accessbroker.audit.log;

/**
 * What an opening did about the end of a log that was not closed in order.
 *
 * @param entriesKept entries no caller was told of, which a signed checkpoint already covered: kept
 * @param bytesDropped bytes that no signed checkpoint covers, so no caller was told of: dropped
 */
public record Recovery(long entriesKept, long bytesDropped) {
    /** Checks that neither is negative. */
    public Recovery {
        if (entriesKept < 0 || bytesDropped < 0) {
            throw new IllegalArgumentException(
                    "a recovery of `" + entriesKept + "` entries and `" + bytesDropped + "` bytes");
        }
    }

    /** Whether the log was found as its last writer closed it. */
    public boolean nothing() {
        return entriesKept == 0 && bytesDropped == 0;
    }
}
