package io.jenkins.plugins.accessbroker.audit.log;

import java.nio.file.Path;

/** Recomputes a log from its bytes. Reads only, and may run beside the writer. */
public final class LogVerifier {
    private LogVerifier() {}

    /**
     * Verifies the log in a directory. Never fails because of what is in the directory: that is what the report is for.
     *
     * @param directory the log's directory
     * @param options what is known from elsewhere
     */
    public static VerifyReport verify(Path directory, VerifyOptions options) {
        return verify(directory, options, (sequence, bytes) -> {});
    }

    /**
     * Verifies the log in a directory, and shows each entry that it hashes.
     *
     * <p>The visitor sees entries before it is known whether they are genuine: what it concludes holds only if the
     * report holds, and only for sequences under the size of the report's checkpoint.
     *
     * @param directory the log's directory
     * @param options what is known from elsewhere
     * @param visitor sees each entry, in order
     */
    public static VerifyReport verify(Path directory, VerifyOptions options, EntryVisitor visitor) {
        return verify(new LocalDisk(), directory, options, visitor);
    }

    static VerifyReport verify(Disk disk, Path directory, VerifyOptions options, EntryVisitor visitor) {
        return new Verification(disk, LogFiles.of(new LogStorage(directory, options.cold())), options).verify(visitor);
    }
}
