package io.jenkins.plugins.accessbroker.audit.log;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Finds the entry bundles of a log: in its directory, or where they were moved to. A bundle is where it was moved to, and
 * the log's record says so, before it is gone from the directory.
 */
final class Bundles {
    private final Disk disk;
    private final LogFiles files;
    private final boolean elsewhere;

    private Bundles(Disk disk, LogFiles files, boolean elsewhere) {
        this.disk = disk;
        this.files = files;
        this.elsewhere = elsewhere;
    }

    /** Those in the directory, and those that were moved, as far as they are at hand. */
    static Bundles all(Disk disk, LogFiles files) {
        return new Bundles(disk, files, true);
    }

    /** Those in the directory only: cold storage is not touched. */
    static Bundles hot(Disk disk, LogFiles files) {
        return new Bundles(disk, files, false);
    }

    /** Looks for a bundle, whatever is at its path. */
    Found find(long index) throws LogFault {
        Path hot = files.bundle(index);
        Optional<FileState> state = Attempt.reading(hot, () -> disk.state(hot));
        if (state.isPresent()) {
            return new Here(hot, state.get());
        }
        Optional<ColdRecord> record = ColdRecord.read(disk, files).filter(moved -> moved.has(index));
        List<Path> places = new ArrayList<>(files.cold());
        record.ifPresent(moved -> places.addAll(moved.places()));
        for (Path place : elsewhere ? places : List.<Path>of()) {
            Path path = place.resolve(LogFiles.bundleName(index));
            Optional<FileState> cold = Attempt.reading(path, () -> disk.state(path));
            if (cold.isPresent()) {
                return new Here(path, cold.get());
            }
        }
        return record.<Found>map(Away::new).orElseGet(Absent::new);
    }

    /** What was found. */
    sealed interface Found {}

    /** Something is at a path that the bundle can have. */
    record Here(Path path, FileState state) implements Found {}

    /** The bundle was moved, and is not at hand. */
    record Away(ColdRecord record) implements Found {
        String what() {
            return "it was moved to cold storage that is not at hand, "
                    + record.places().stream().map(place -> "`" + place + "`").collect(Collectors.joining(" or "));
        }
    }

    /** There is no such bundle. */
    record Absent() implements Found {}
}
