package io.jenkins.plugins.accessbroker.audit.log;

import java.nio.file.Path;

/** Directories below one that is there, each durable before anything is put into it. */
final class Folders {
    private final Disk disk;
    private final Path root;

    Folders(Disk disk, Path root) {
        this.disk = disk;
        this.root = root;
    }

    /** Creates a directory below the root, and those between, where they are not there. */
    void create(Path directory) throws LogFault {
        if (!directory.equals(root)
                && Attempt.reading(directory, () -> disk.state(directory)).isEmpty()) {
            create(directory.getParent());
            Attempt.change("create", directory, () -> disk.createDirectory(directory));
            Attempt.change("force to disk", directory.getParent(), () -> disk.forceDirectory(directory.getParent()));
        }
    }
}
