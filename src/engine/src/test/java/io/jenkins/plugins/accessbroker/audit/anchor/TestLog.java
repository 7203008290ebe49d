package io.jenkins.plugins.accessbroker.audit.anchor;

import io.jenkins.plugins.accessbroker.audit.log.FileLog;
import io.jenkins.plugins.accessbroker.audit.log.LogFault;
import io.jenkins.plugins.accessbroker.audit.log.VerifierKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A log on disk that is written, set aside and put back. */
public final class TestLog {
    private final Path directory;
    private final String origin;

    public TestLog(Path directory, String origin) throws LogFault {
        this.directory = directory;
        this.origin = origin;
        append(0, "");
    }

    public Path directory() {
        return directory;
    }

    /** Appends so many entries at once, which begin with a word. */
    public TestLog append(int count, String word) throws LogFault {
        try (FileLog log = FileLog.open(directory, origin)) {
            List<Thread> callers = IntStream.range(0, count)
                    .mapToObj(i -> new Thread(() -> append(log, word)))
                    .toList();
            callers.forEach(Thread::start);
            for (Thread caller : callers) {
                caller.join();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return this;
    }

    /** Replaces its key, which is an entry of it. */
    public TestLog rotate() throws LogFault {
        try (FileLog log = FileLog.open(directory, origin)) {
            log.rotate(new SecureRandom(), (sequence, from, to) -> (from + " " + to).getBytes(StandardCharsets.UTF_8));
        }
        return this;
    }

    private static void append(FileLog log, String word) {
        try {
            log.append(sequence -> (word + " " + sequence).getBytes(StandardCharsets.UTF_8));
        } catch (LogFault e) {
            throw new IllegalStateException(e);
        }
    }

    public AnchoredLog log() throws LogFault {
        return new LogInDirectory(directory, key());
    }

    public VerifierKey key() throws LogFault {
        return VerifierKey.read(directory.resolve("key.pub"));
    }

    public long size() throws Exception {
        return log().checkpoint().checkpoint().size();
    }

    /** Sets a copy of it aside. */
    public Path copy() throws IOException {
        Path aside = Files.createTempDirectory(directory.getParent(), "aside").resolve("log");
        copy(directory, aside);
        return aside;
    }

    /** Puts a copy in its place. */
    public void putBack(Path aside) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
        copy(aside, directory);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            List<Path> paths = all.toList();
            for (Path path : paths) {
                Files.copy(path, to.resolve(from.relativize(path)), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }
}
