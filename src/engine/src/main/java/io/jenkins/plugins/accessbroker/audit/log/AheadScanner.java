package io.jenkins.plugins.accessbroker.audit.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Reads and hashes the first entries of a log, on a thread of its own if there are many, some ahead of who takes them in
 * order. It answers as a {@link LeafScanner} does, and holds a few MiB at most. Not thread-safe, but for its own thread.
 */
final class AheadScanner implements AutoCloseable {
    /** Parts that wait to be taken. */
    private static final int PARTS = 4;

    /** The entries of a part, and its bytes but for its last entry. */
    private static final int ENTRIES = BundlePath.ENTRIES;

    private static final int BYTES = 1 << 18;

    private final LeafScanner scanner;
    private final long limit;
    private final BlockingQueue<Part> parts = new ArrayBlockingQueue<>(PARTS);
    private final Optional<Thread> reader;
    private Part part = new Part(List.of(), Optional.empty());
    private int at;
    private Step last = new Step(new Leaf.None(new Scan.Ended("nothing was read")), 0);
    private long sequence;

    /** Reads so many entries at most. */
    AheadScanner(Disk disk, LogFiles files, long limit) {
        this.scanner = new LeafScanner(disk, files, Bundles.all(disk, files));
        this.limit = limit;
        this.reader = limit <= PARTS * ENTRIES ? Optional.empty() : Optional.of(start(files));
    }

    private Thread start(LogFiles files) {
        Thread thread = new Thread(null, this::read, "audit log reader " + files.directory(), 0, false);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    /** The next entry, or why there is none: it must not be asked for more entries than its limit. */
    Leaf next() throws LogFault {
        while (at == part.steps.size()) {
            if (part.failure.isPresent()) {
                throw part.failure.get().thrown();
            }
            part = reader.isPresent() ? take() : readPart();
            at = 0;
        }
        last = part.steps.get(at++);
        if (last.there()) {
            sequence++;
        }
        return last.leaf;
    }

    /** The byte after the last entry that was taken, in the bundle of that entry. */
    long end() {
        return last.end;
    }

    /** Where the next entry is, or would be. */
    Place place() {
        long offset = sequence % BundlePath.ENTRIES == 0 ? 0 : last.end;
        return Place.of(LogFiles.bundleName(BundlePath.indexOf(sequence)), offset, sequence);
    }

    /** Reads until there is no more, or until whoever takes the entries wants no more of them and interrupts it. */
    private void read() {
        try {
            boolean more = true;
            while (more) {
                Part next = readPart();
                parts.put(next);
                more = next.goesOn() && scanner.sequence() < limit;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Part readPart() {
        List<Step> steps = new ArrayList<>();
        try {
            int bytes = 0;
            while (steps.size() < ENTRIES && bytes < BYTES && scanner.sequence() < limit) {
                Leaf leaf = scanner.next();
                steps.add(new Step(leaf, scanner.end()));
                if (leaf instanceof Leaf.None) {
                    break;
                }
                bytes += leaf instanceof Leaf.Read read ? read.bytes().length : Hash.BYTES;
            }
            return new Part(steps, Optional.empty());
        } catch (LogFault | RuntimeException | Error e) {
            return new Part(steps, Optional.of(new Failure(e)));
        }
    }

    /** The next part, however long that takes and without heed to interrupts. */
    private Part take() {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return parts.take();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void close() throws LogFault {
        reader.ifPresent(AheadScanner::end);
        scanner.close();
    }

    private static void end(Thread thread) {
        thread.interrupt();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** A leaf, or why there is none, and where the entry ends. */
    private record Step(Leaf leaf, long end) {
        boolean there() {
            return !(leaf instanceof Leaf.None);
        }
    }

    /** Entries in a row, and what kept the reader from going on. */
    private record Part(List<Step> steps, Optional<Failure> failure) {
        boolean goesOn() {
            return failure.isEmpty()
                    && !steps.isEmpty()
                    && steps.get(steps.size() - 1).there();
        }
    }

    /** What the reader met, to be met by who takes the entries. */
    private record Failure(Throwable met) {
        LogFault thrown() {
            if (met instanceof RuntimeException fault) {
                throw fault;
            }
            if (met instanceof Error fault) {
                throw fault;
            }
            return (LogFault) met;
        }
    }
}
