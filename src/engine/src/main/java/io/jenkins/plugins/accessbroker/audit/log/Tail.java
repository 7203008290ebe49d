package io.jenkins.plugins.accessbroker.audit.log;

import io.jenkins.plugins.accessbroker.text.Paths;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The end of the entry bundles, where entries are appended. Not thread-safe. */
final class Tail implements Closeable {
    private final Disk disk;
    private final LogFiles files;
    private long entries;
    private Optional<Last> last = Optional.empty();

    private Tail(Disk disk, LogFiles files, long entries) {
        this.disk = disk;
        this.files = files;
        this.entries = entries;
    }

    /** The end of a log of so many entries, of which the last ends at this byte of its bundle, and so does the file. */
    static Tail open(Disk disk, LogFiles files, long entries, long offset) throws LogFault {
        Tail tail = new Tail(disk, files, entries);
        if (entries > 0) {
            Path path = files.bundle(BundlePath.indexOf(entries - 1));
            DiskFile file = Attempt.changing("open", path, () -> disk.write(path));
            tail.last = Optional.of(new Last(path, file, Watch.present(disk, path), offset));
        }
        return tail;
    }

    /** Checks that the last bundle is the file that was opened, and has what was written and no more. */
    void check() throws LogFault {
        if (last.isPresent()) {
            Last bundle = last.get();
            FileState now = Watch.present(disk, bundle.path);
            Watch.same(bundle.path, now, bundle.identity);
            Watch.untouched(bundle.path, now.size() == bundle.offset);
        }
    }

    /** Appends entries of 1 to 65,535 bytes each, durably. */
    void append(List<byte[]> batch) throws LogFault {
        int from = 0;
        while (from < batch.size()) {
            int used = (int) (entries % BundlePath.ENTRIES);
            if (used == 0) {
                startBundle();
            }
            int to = Math.min(batch.size(), from + BundlePath.ENTRIES - used);
            write(last.orElseThrow(), encode(batch.subList(from, to)));
            entries += to - from;
            from = to;
        }
    }

    private static ByteBuffer encode(List<byte[]> part) {
        int size = part.stream()
                .mapToInt(entry -> BundleScanner.PREFIX + entry.length)
                .sum();
        ByteBuffer bytes = ByteBuffer.allocate(size);
        part.forEach(entry -> bytes.putShort((short) entry.length).put(entry));
        return bytes.flip();
    }

    private static void write(Last bundle, ByteBuffer bytes) throws LogFault {
        int size = bytes.remaining();
        Attempt.change("write", bundle.path, () -> SmallFile.write(bundle.file, bytes, bundle.offset));
        Attempt.change("force to disk", bundle.path, bundle.file::force);
        bundle.offset += size;
    }

    private void startBundle() throws LogFault {
        Path path = files.bundle(BundlePath.indexOf(entries));
        Attempt.change("close", path, this::close);
        new Folders(disk, files.entries()).create(Paths.parent(path));
        DiskFile file = Attempt.changing("create", path, () -> disk.create(path, Disk.Access.DEFAULT));
        last = Optional.of(new Last(path, file, Watch.present(disk, path), 0));
        force(Paths.parent(path));
    }

    private void force(Path directory) throws LogFault {
        Attempt.change("force to disk", directory, () -> disk.forceDirectory(directory));
    }

    @Override
    public void close() throws IOException {
        if (last.isPresent()) {
            DiskFile open = last.get().file;
            last = Optional.empty();
            open.close();
        }
    }

    /** The bundle of the last entry, and the byte after that entry. */
    private static final class Last {
        private final Path path;
        private final DiskFile file;
        private final FileState identity;
        private long offset;

        private Last(Path path, DiskFile file, FileState identity, long offset) {
            this.path = path;
            this.file = file;
            this.identity = identity;
            this.offset = offset;
        }
    }
}
