package io.jenkins.plugins.accessbroker.plugin.record;

import hudson.model.Run;
import io.jenkins.plugins.accessbroker.audit.Recorded;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * A build's own copy of the audit log's entries about it: a file in the build's directory, one entry a line, deleted
 * with the build. It is there to be looked at. It proves nothing, and nothing is decided on it: the audit log is the
 * truth.
 */
public final class BuildLog {
    /** The file's name in the build's directory. */
    public static final String FILE = "access-broker.jsonl";

    private static final Logger LOGGER = Logger.getLogger(BuildLog.class.getName());
    /** One for each file, or shared by a few: whoever appends holds it. */
    private static final Object[] LOCKS = Stream.generate(Object::new).limit(64).toArray();

    private final Run<?, ?> build;

    private BuildLog(Run<?, ?> build) {
        this.build = Objects.requireNonNull(build);
    }

    /** The copy of this build. */
    public static BuildLog of(Run<?, ?> build) {
        return new BuildLog(build);
    }

    /**
     * Adds an entry. It never throws: an entry that cannot be kept here is on the audit log all the same, and the
     * controller's log names it.
     */
    public void append(Recorded recorded) {
        append(recorded.sequence(), recorded.entry());
    }

    private void append(long sequence, byte[] entry) {
        try {
            append(entry);
        } catch (IOException | RuntimeException e) {
            LOGGER.log(
                    build.getRootDir().isDirectory() ? Level.WARNING : Level.FINE,
                    e,
                    () -> "entry " + sequence + " of the audit log is not shown with " + build
                            + ", as it could not be written to `" + FILE + "` in the build's directory");
        }
    }

    /** Whether an entry about this lease was kept, among as much as is read for one page. */
    public boolean tells(String lease) {
        AtomicBoolean told = new AtomicBoolean();
        new BuildLogReader(BuildLogReader.MAX_BYTES)
                .read(file(), event -> event.lease().filter(lease::equals).ifPresent(found -> told.set(true)));
        return told.get();
    }

    /** Whether any entry was kept. */
    boolean exists() {
        return Files.isRegularFile(file(), LinkOption.NOFOLLOW_LINKS);
    }

    /** The file, where the build's directory is now. */
    Path file() {
        return build.getRootDir().toPath().resolve(FILE);
    }

    private void append(byte[] entry) throws IOException {
        for (byte b : entry) {
            if (b < 0x20) {
                throw new IOException("the entry is not one line of ASCII");
            }
        }
        Path file = file();
        synchronized (LOCKS[Math.floorMod(file.hashCode(), LOCKS.length)]) {
            try (FileChannel channel = FileChannel.open(
                    file,
                    Set.of(
                            StandardOpenOption.CREATE,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE,
                            LinkOption.NOFOLLOW_LINKS))) {
                write(channel, entry);
            }
        }
    }

    /** Writes a line of its own, also after one that a crash cut off. */
    private static void write(FileChannel channel, byte[] entry) throws IOException {
        ByteBuffer line = ByteBuffer.allocate(entry.length + 2);
        if (!endsWithLine(channel)) {
            line.put((byte) '\n');
        }
        line.put(entry).put((byte) '\n').flip();
        channel.position(channel.size());
        while (line.hasRemaining()) {
            channel.write(line);
        }
    }

    private static boolean endsWithLine(FileChannel channel) throws IOException {
        long size = channel.size();
        ByteBuffer last = ByteBuffer.allocate(1);
        return size == 0 || (channel.read(last, size - 1) == 1 && last.get(0) == '\n');
    }
}
