package io.jenkins.plugins.accessbroker.audit.log;

/**
 * What an archiving did.
 *
 * @param moved the entries that it moved
 * @param away the entries that are out of the log's directory now, from the first on
 */
public record Archived(long moved, long away) {
    /** Checks that neither is negative. */
    public Archived {
        if (moved < 0 || away < 0) {
            throw new IllegalArgumentException("`" + moved + "` entries moved, `" + away + "` away");
        }
    }
}
