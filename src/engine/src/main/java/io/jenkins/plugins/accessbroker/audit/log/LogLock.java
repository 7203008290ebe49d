package io.jenkins.plugins.accessbroker.audit.log;

import io.jenkins.plugins.accessbroker.audit.log.LogFault.Reason;
import java.io.Closeable;
import java.nio.file.Path;
import java.util.Optional;

/** The lock that lets one writer at a time have a log's directory. */
final class LogLock {
    private LogLock() {}

    /** Takes the lock of a directory, which is created if it is not there. */
    static Closeable take(Disk disk, LogFiles files) throws LogFault {
        Path directory = files.directory();
        if (Attempt.reading(directory, () -> disk.state(directory)).isEmpty()) {
            Attempt.change("create", directory, () -> {
                disk.createDirectory(directory);
                disk.forceDirectory(directory.getParent());
            });
        }
        Optional<Closeable> lock = Attempt.changing("lock", files.lock(), () -> disk.lock(files.lock()));
        return lock.orElseThrow(() -> new LogFault(
                Reason.LOCKED,
                "the audit log in `" + files.directory() + "` is open already: close the other one, in this process "
                        + "or another, and let one controller use the directory"));
    }
}
