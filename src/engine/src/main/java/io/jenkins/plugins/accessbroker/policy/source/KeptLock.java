package io.jenkins.plugins.accessbroker.policy.source;

import io.jenkins.plugins.accessbroker.text.IoCause;
import io.jenkins.plugins.accessbroker.text.LocalLock;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Keeps two updates of one directory from meeting: in this process or in two. */
final class KeptLock implements AutoCloseable {
    private final Closeable lock;

    private KeptLock(Closeable lock) {
        this.lock = lock;
    }

    static KeptLock take(Path directory) throws SourceFault {
        try {
            Files.createDirectories(directory);
            return new KeptLock(LocalLock.take(directory.resolve("lock"))
                    .orElseThrow(() -> new SourceFault(
                            SourceFault.Reason.LOCKED,
                            "the policies kept in " + Quote.of(directory.toString())
                                    + " are being updated by somebody else: try again when that is done")));
        } catch (IOException e) {
            throw new SourceFault(
                    SourceFault.Reason.UNWRITABLE,
                    "cannot keep policies in " + Quote.of(directory.toString()) + ": " + IoCause.of(e)
                            + ": correct the path, or let this user write there",
                    e);
        }
    }

    @Override
    public void close() throws SourceFault {
        try {
            lock.close();
        } catch (IOException e) {
            throw new SourceFault(
                    SourceFault.Reason.UNWRITABLE, "cannot close the lock of the policies kept: " + IoCause.of(e), e);
        }
    }
}
