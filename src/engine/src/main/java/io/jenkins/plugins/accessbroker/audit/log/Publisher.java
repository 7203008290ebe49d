package io.jenkins.plugins.accessbroker.audit.log;

import java.nio.ByteBuffer;
import java.nio.file.Path;

/**
 * Replaces a log's checkpoint in one durable step.
 *
 * <p>The next checkpoint is durable under its own name before it takes the checkpoint's: whatever a reader saw under
 * either name is there after a loss of power, under one of the two.
 */
final class Publisher {
    private final Disk disk;
    private final LogFiles files;
    private final Path next;

    /** Publishes checkpoints that have this name until they take the checkpoint's. */
    Publisher(Disk disk, LogFiles files, Path next) {
        this.disk = disk;
        this.files = files;
        this.next = next;
    }

    void publish(SignedCheckpoint checkpoint) throws LogFault {
        byte[] bytes = checkpoint.bytes();
        if (Attempt.reading(next, () -> disk.state(next)).isPresent()) {
            Attempt.change("delete", next, () -> disk.delete(next));
        }
        Attempt.change("write", next, () -> {
            try (DiskFile file = disk.create(next, Disk.Access.DEFAULT)) {
                SmallFile.write(file, ByteBuffer.wrap(bytes), 0);
                file.force();
            }
        });
        force();
        Attempt.change("rename", next, () -> disk.rename(next, files.checkpoint()));
        force();
    }

    private void force() throws LogFault {
        Attempt.change("force to disk", files.directory(), () -> disk.forceDirectory(files.directory()));
    }
}
