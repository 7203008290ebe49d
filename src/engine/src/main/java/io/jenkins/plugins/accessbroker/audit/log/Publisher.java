package io.jenkins.plugins.accessbroker.audit.log;

import java.io.IOException;
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

    Publisher(Disk disk, LogFiles files) {
        this.disk = disk;
        this.files = files;
    }

    void publish(SignedCheckpoint checkpoint) throws LogFault {
        byte[] bytes = checkpoint.bytes();
        Path pending = files.pending();
        Attempt.change("write", pending, () -> {
            try (DiskFile file = openPending()) {
                SmallFile.write(file, ByteBuffer.wrap(bytes), 0);
                file.truncate(bytes.length);
                file.force();
            }
        });
        force();
        Attempt.change("rename", pending, () -> disk.rename(pending, files.checkpoint()));
        force();
    }

    /** One that is there already is overwritten: if with the same bytes, it is whole throughout. */
    private DiskFile openPending() throws IOException {
        return disk.state(files.pending()).isPresent()
                ? disk.write(files.pending())
                : disk.create(files.pending(), Disk.Access.DEFAULT);
    }

    private void force() throws LogFault {
        Attempt.change("force to disk", files.directory(), () -> disk.forceDirectory(files.directory()));
    }
}
