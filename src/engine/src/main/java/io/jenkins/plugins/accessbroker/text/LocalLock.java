package io.jenkins.plugins.accessbroker.text;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A lock on a file of this machine. A lock file is never opened a second time by the process that has it locked:
 * on POSIX systems, closing any of a process's channels on a file gives up all its locks on the file.
 */
public final class LocalLock implements Closeable {
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private LocalLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Takes the lock, which is given up when it is closed or its process ends.
     *
     * @param path the lock file, which is made if it is not there; its directory has to be
     * @return nothing if this process or another has it
     */
    public static Optional<Closeable> take(Path path) throws IOException {
        Path file = Paths.parent(path).toRealPath().resolve(Paths.name(path));
        if (!HELD.add(file)) {
            return Optional.empty();
        }
        boolean locked = false;
        try {
            FileChannel channel = FileChannel.open(file, CREATE, WRITE);
            try {
                locked = channel.tryLock() != null;
            } catch (OverlappingFileLockException e) {
                locked = false;
            } finally {
                if (!locked) {
                    channel.close();
                }
            }
            return locked ? Optional.of(new LocalLock(file, channel)) : Optional.empty();
        } finally {
            if (!locked) {
                HELD.remove(file);
            }
        }
    }

    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            HELD.remove(file);
        }
    }
}
