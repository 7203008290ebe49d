package io.jenkins.plugins.accessbroker.audit.log;

import io.jenkins.plugins.accessbroker.audit.log.LogFault.Reason;

/** The bounds of an entry. */
final class Entries {
    private Entries() {}

    /** A copy of an entry that the log can hold. */
    static byte[] checked(byte[] entry) throws LogFault {
        if (entry.length == 0 || entry.length > BundleScanner.MAX_ENTRY) {
            throw new LogFault(
                    Reason.TOO_LARGE,
                    "an audit log entry of `" + entry.length + "` bytes cannot be appended: it must have 1 to `"
                            + BundleScanner.MAX_ENTRY + "`");
        }
        return entry.clone();
    }
}
