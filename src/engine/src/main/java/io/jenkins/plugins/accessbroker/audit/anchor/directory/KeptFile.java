package io.jenkins.plugins.accessbroker.audit.anchor.directory;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import io.jenkins.plugins.accessbroker.audit.log.SignedNote;
import io.jenkins.plugins.accessbroker.text.Paths;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/** Files that are written once. */
final class KeptFile {
    private KeptFile() {}

    /**
     * Makes a file: durable under another name first, and under its own then.
     *
     * @param root a directory above it; those between are made
     * @return whether it was made; not if something has its name
     */
    static boolean create(Path root, Path file, byte[] content) throws IOException {
        Path folder = Paths.parent(file);
        folders(root, folder);
        Path next = folder.resolve(".new-" + UUID.randomUUID());
        try {
            try (FileChannel channel = FileChannel.open(next, CREATE_NEW, WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(content);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            return name(next, file);
        } finally {
            Files.deleteIfExists(next);
            force(folder);
        }
    }

    /** A second link replaces nothing. A file system that has none is asked first, and then told to rename. */
    private static boolean name(Path next, Path file) throws IOException {
        try {
            Files.createLink(file, next);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        } catch (UnsupportedOperationException | FileSystemException e) {
            if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                return false;
            }
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
            return true;
        }
    }

    private static void folders(Path root, Path folder) throws IOException {
        if (!folder.equals(root) && !Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            Path parent = Paths.parent(folder);
            folders(root, parent);
            try {
                Files.createDirectory(folder);
            } catch (FileAlreadyExistsException e) {
                if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
                    throw e;
                }
            }
            force(parent);
        }
    }

    /** A file system that is not POSIX keeps its names in order by itself. */
    private static void force(Path folder) throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel channel = FileChannel.open(folder, READ)) {
                channel.force(true);
            }
        }
    }

    /** The bytes of a file, and of nothing that a link leads to. */
    static byte[] read(Path file) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException("what should be a checkpoint is not a file");
        }
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            byte[] bytes = in.readNBytes(SignedNote.MAX_BYTES + 1);
            if (bytes.length > SignedNote.MAX_BYTES) {
                throw new IOException("what should be a checkpoint is over " + SignedNote.MAX_BYTES + " bytes");
            }
            return bytes;
        }
    }
}
