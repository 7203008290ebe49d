package io.jenkins.plugins.accessbroker.audit.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Directories of logs, for tests. */
public final class LogTrees {
    public static final String ORIGIN = "example.com/log";

    private LogTrees() {}

    /** A closed log, with so many entries more than it had, {@code entry <sequence>} each. */
    public static Path written(Path directory, int entries) throws LogFault, IOException {
        return written(LogFiles.in(directory), entries);
    }

    static Path written(LogFiles files, int entries) throws LogFault, IOException {
        Disk disk = new LocalDisk();
        try (Closeable lock = LogLock.take(disk, files);
                Committer log = new Opening(disk, files, ORIGIN)
                        .open(new SecureRandom())
                        .committer()) {
            assertThat(lock).isNotNull();
            long end = log.published().checkpoint().size() + entries;
            for (long from = end - entries; from < end; from += Committer.MAX_ENTRIES) {
                log.commit(LongStream.range(from, Math.min(end, from + Committer.MAX_ENTRIES))
                        .mapToObj(sequence -> utf8("entry " + sequence))
                        .toList());
                log.storeTiles();
            }
        }
        return files.directory();
    }

    static Path copy(Path from, Path to) throws IOException {
        for (Path file : paths(from)) {
            Files.copy(file, to.resolve(from.relativize(file).toString()), StandardCopyOption.COPY_ATTRIBUTES);
        }
        return to;
    }

    static void delete(Path directory) throws IOException {
        List<Path> paths = paths(directory);
        for (int i = paths.size() - 1; i >= 0; i--) {
            Files.delete(paths.get(i));
        }
    }

    private static List<Path> paths(Path directory) throws IOException {
        try (Stream<Path> paths = Files.walk(directory)) {
            return paths.toList();
        }
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
