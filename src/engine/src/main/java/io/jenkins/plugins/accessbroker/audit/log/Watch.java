package io.jenkins.plugins.accessbroker.audit.log;

import io.jenkins.plugins.accessbroker.audit.log.LogFault.Reason;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Notices that a file the writer works on is gone, is another one, or was written by somebody else. Full bundles
 * are not watched: a verification reads them.
 */
final class Watch {
    private final Disk disk;
    private final LogFiles files;
    private final FileState directory;
    private final FileState lock;

    /** Watches the directory and the lock from now on. */
    Watch(Disk disk, LogFiles files) throws LogFault {
        this.disk = disk;
        this.files = files;
        this.directory = present(disk, files.directory());
        this.lock = present(disk, files.lock());
    }

    /** Checks that the directory and the lock are those that were opened, and the checkpoint the last published. */
    void check(SignedCheckpoint published) throws LogFault {
        same(files.directory(), present(disk, files.directory()), directory);
        same(files.lock(), present(disk, files.lock()), lock);
        present(disk, files.checkpoint());
        byte[] now = Attempt.reading(
                files.checkpoint(), () -> SmallFile.read(disk, files.checkpoint(), SignedNote.MAX_BYTES));
        untouched(files.checkpoint(), Arrays.equals(published.bytes(), now));
    }

    /** What is at a path, where something must be. */
    static FileState present(Disk disk, Path path) throws LogFault {
        return Attempt.reading(path, () -> disk.state(path))
                .orElseThrow(() -> new LogFault(
                        Reason.MISSING,
                        "the audit log's `" + path + "` is gone: put back what was there, then open the log again"));
    }

    /** Checks that what is at a path is the file that was there. */
    static void same(Path path, FileState now, FileState before) throws LogFault {
        if (!now.identity().equals(before.identity())) {
            throw new LogFault(
                    Reason.MISSING,
                    "the audit log's `" + path + "` is not the one that was opened: put back the one that was, "
                            + "then open the log again");
        }
    }

    /** Checks that nobody else wrote a file. */
    static void untouched(Path path, boolean asLeft) throws LogFault {
        if (!asLeft) {
            throw new LogFault(
                    Reason.CORRUPT,
                    "the audit log's `" + path + "` was changed by another writer: find out which, and verify the "
                            + "log before it is opened again");
        }
    }
}
