package io.jenkins.plugins.accessbroker.policy.source;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import io.jenkins.plugins.accessbroker.text.Paths;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Writes files so that they are there as a whole or not at all, also after a crash. */
final class Durable {
    private Durable() {}

    /** Replaces a file. */
    static void text(Path file, String text) throws IOException {
        Path next = file.resolveSibling(Paths.name(file) + ".new");
        Files.createDirectories(Paths.parent(file));
        Files.deleteIfExists(next);
        write(next, text.getBytes(StandardCharsets.UTF_8));
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        force(Paths.parent(file));
    }

    /** Makes a directory of files, by their paths; what was there is replaced. */
    static void files(Path directory, Map<String, byte[]> files) throws IOException {
        Path next = directory.resolveSibling(Paths.name(directory) + ".new");
        delete(next);
        Files.createDirectories(next);
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path path = next.resolve(file.getKey());
            if (!path.normalize().equals(path) || !path.startsWith(next)) {
                throw new IOException("a policy file leads out of its directory");
            }
            Files.createDirectories(Paths.parent(path));
            write(path, file.getValue());
        }
        forceAll(next);
        delete(directory);
        Files.move(next, directory, StandardCopyOption.ATOMIC_MOVE);
        force(Paths.parent(directory));
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(file, CREATE_NEW, WRITE)) {
            ByteBuffer rest = ByteBuffer.wrap(bytes);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
    }

    private static void forceAll(Path directory) throws IOException {
        for (Path path : below(directory)) {
            if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                force(path);
            }
        }
    }

    /** A file system that is not POSIX cannot open a directory: it keeps the names in order by itself. */
    private static void force(Path directory) throws IOException {
        if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel channel = FileChannel.open(directory, READ)) {
                channel.force(true);
            }
        }
    }

    private static void delete(Path directory) throws IOException {
        if (Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
            for (Path path : below(directory)) {
                Files.delete(path);
            }
        }
    }

    /** What is in a directory, the deepest first, and the directory itself last; links are not followed. */
    private static List<Path> below(Path directory) throws IOException {
        try (Stream<Path> found = Files.walk(directory)) {
            return found.sorted(Comparator.reverseOrder()).toList();
        }
    }
}
