package io.jenkins.plugins.accessbroker.policy.source;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import io.jenkins.plugins.accessbroker.text.IoCause;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Keeps two updates of one directory from meeting: in this process or in two. */
final class KeptLock implements AutoCloseable {
    private final FileChannel channel;

    private KeptLock(FileChannel channel) {
        this.channel = channel;
    }

    static KeptLock take(Path directory) throws SourceFault {
        try {
            Files.createDirectories(directory);
            FileChannel channel = FileChannel.open(directory.resolve("lock"), CREATE, WRITE);
            if (!locks(channel)) {
                channel.close();
                throw new SourceFault(
                        SourceFault.Reason.LOCKED,
                        "the policies kept in " + Quote.of(directory.toString())
                                + " are being updated by somebody else: try again when that is done");
            }
            return new KeptLock(channel);
        } catch (IOException e) {
            throw new SourceFault(
                    SourceFault.Reason.UNWRITABLE,
                    "cannot keep policies in " + Quote.of(directory.toString()) + ": " + IoCause.of(e)
                            + ": correct the path, or let this user write there",
                    e);
        }
    }

    private static boolean locks(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    /** The lock goes with the channel. */
    @Override
    public void close() throws SourceFault {
        try {
            channel.close();
        } catch (IOException e) {
            throw new SourceFault(
                    SourceFault.Reason.UNWRITABLE, "cannot close the lock of the policies kept: " + IoCause.of(e), e);
        }
    }
}
