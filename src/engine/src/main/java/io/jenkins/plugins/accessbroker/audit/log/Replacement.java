package io.jenkins.plugins.accessbroker.audit.log;

import io.jenkins.plugins.accessbroker.text.Paths;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/** Replaces a small file in one durable step: what has its name is always whole. */
final class Replacement {
    private final Disk disk;
    private final Path next;

    /** Replaces files by ones that have this name until they are durable, in the same directory. */
    Replacement(Disk disk, Path next) {
        this.disk = disk;
        this.next = next;
    }

    void write(Path path, byte[] bytes) throws LogFault {
        if (Attempt.reading(next, () -> disk.state(next)).isPresent()) {
            Attempt.change("delete", next, () -> disk.delete(next));
        }
        Attempt.change("write", next, () -> {
            try (DiskFile file = disk.create(next, Disk.Access.DEFAULT)) {
                SmallFile.write(file, ByteBuffer.wrap(bytes), 0);
                file.force();
            }
        });
        Attempt.change("rename", next, () -> disk.rename(next, path));
        Attempt.change("force to disk", path, () -> disk.forceDirectory(Paths.parent(path)));
    }
}
