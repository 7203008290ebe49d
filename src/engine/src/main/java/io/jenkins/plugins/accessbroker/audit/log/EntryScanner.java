package io.jenkins.plugins.accessbroker.audit.log;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Reads the entries of a log in order, from the first bundle on, one bundle open at a time. After an answer that is
 * not an entry it goes no further.
 */
final class EntryScanner implements AutoCloseable {
    private final Disk disk;
    private final LogFiles files;
    private final Bundles bundles;
    private final ByteBuffer buffer = BundleScanner.buffer();
    private Optional<DiskFile> file = Optional.empty();
    private Optional<BundleScanner> bundle = Optional.empty();
    private Path path;
    private long sequence;

    /** Reads from the beginning of a bundle on. */
    EntryScanner(Disk disk, LogFiles files, Bundles bundles, long index) {
        this.disk = disk;
        this.files = files;
        this.bundles = bundles;
        this.path = files.entries();
        this.sequence = index * BundlePath.ENTRIES;
    }

    /** The sequence of the next entry. */
    long sequence() {
        return sequence;
    }

    /** The bundle that has, or would have, the next entry. */
    long index() {
        return BundlePath.indexOf(sequence);
    }

    /** The byte of that bundle at which the next entry starts. */
    long offset() {
        return startsBundle() ? 0 : bundle.orElseThrow().offset();
    }

    /** The byte after the last entry that was found, in the bundle of that entry. */
    long end() {
        return bundle.map(BundleScanner::offset).orElse(0L);
    }

    /** Where the next entry is, or would be. */
    Place place() {
        return Place.of(LogFiles.bundleName(index()), offset(), sequence);
    }

    private boolean startsBundle() {
        return sequence % BundlePath.ENTRIES == 0;
    }

    Scan next() throws LogFault {
        if (startsBundle()) {
            Optional<Scan> closed = startBundle();
            if (closed.isPresent()) {
                return closed.get();
            }
        }
        Scan scan = read();
        if (scan instanceof Scan.Found) {
            sequence++;
        }
        return scan;
    }

    /** Passes over the next bundle, of which nothing was read. */
    void skip() {
        sequence += BundlePath.ENTRIES;
    }

    /** Reads on in the bundle that is open. */
    private Scan read() throws LogFault {
        return Attempt.reading(path, bundle.orElseThrow()::next);
    }

    /** Opens the bundle of the next entry; what is wrong, if it cannot have that entry. */
    private Optional<Scan> startBundle() throws LogFault {
        if (bundle.isPresent() && !(read() instanceof Scan.Ended)) {
            return Optional.of(new Scan.Broken("the bundle before, `" + LogFiles.bundleName(index() - 1)
                    + "`, goes on after `" + BundlePath.ENTRIES + "` entries"));
        }
        close();
        Bundles.Found found = bundles.find(index());
        if (found instanceof Bundles.Away away) {
            return Optional.of(new Scan.Away(away.what()));
        }
        if (!(found instanceof Bundles.Here here)) {
            return Optional.of(new Scan.Ended("there is no such file"));
        }
        if (!here.state().file()) {
            return Optional.of(new Scan.Broken("it is not a regular file"));
        }
        path = here.path();
        DiskFile opened = Attempt.reading(path, () -> disk.read(path));
        file = Optional.of(opened);
        bundle = Optional.of(new BundleScanner(opened, buffer));
        return Optional.empty();
    }

    @Override
    public void close() throws LogFault {
        bundle = Optional.empty();
        if (file.isPresent()) {
            DiskFile open = file.get();
            file = Optional.empty();
            Attempt.change("close", files.entries(), open::close);
        }
    }
}
