package io.jenkins.plugins.accessbroker.audit.log;

import io.jenkins.plugins.accessbroker.audit.log.LogFault.Reason;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a log notes of the entries that were moved out of its directory. It is for finding them, and proves nothing.
 *
 * @param entries the entries that were moved: the first of the log, in whole bundles
 * @param places the directories that they were moved to
 */
record ColdRecord(long entries, List<Path> places) {
    /** A bound of this program: some hundred directories. */
    private static final int MAX_BYTES = 1 << 16;

    ColdRecord {
        places = List.copyOf(places);
        if (entries <= 0 || entries % BundlePath.ENTRIES != 0 || places.isEmpty()) {
            throw new IllegalArgumentException("no record of moved entries");
        }
    }

    /** The record of a log, if it has one. */
    static Optional<ColdRecord> read(Disk disk, LogFiles files) throws LogFault {
        Path path = files.coldRecord();
        if (Attempt.reading(path, () -> disk.state(path)).isEmpty()) {
            return Optional.empty();
        }
        String text =
                new String(Attempt.reading(path, () -> SmallFile.read(disk, path, MAX_BYTES)), StandardCharsets.UTF_8);
        try {
            List<String> lines = Arrays.asList(text.split("\n", -1));
            List<Path> places = lines.subList(1, lines.size() - 1).stream()
                    .map(files.directory().getFileSystem()::getPath)
                    .toList();
            ColdRecord record = new ColdRecord(Long.parseLong(lines.get(0)), places);
            if (record.text().equals(text)) {
                return Optional.of(record);
            }
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw fault(path, e);
        }
        throw fault(path, null);
    }

    private static LogFault fault(Path path, RuntimeException cause) {
        return new LogFault(
                Reason.CORRUPT,
                "`" + path
                        + "` is not a number of entries with the directories that they were moved to, a line each: put"
                        + " it back, or move the entries back and delete it",
                cause);
    }

    /** This record with so many entries at least, and one more place. */
    ColdRecord with(long moved, Path place) {
        List<Path> all = new ArrayList<>(places);
        if (!all.contains(place)) {
            all.add(place);
        }
        return new ColdRecord(Math.max(entries, moved), all);
    }

    boolean has(long bundle) {
        return bundle < entries / BundlePath.ENTRIES;
    }

    /** The record as it is written: the number, then the places, a line each. */
    String text() {
        StringBuilder text = new StringBuilder().append(entries).append('\n');
        places.forEach(place -> text.append(place).append('\n'));
        return text.toString();
    }

    /** Whether a directory can be a line of a record. */
    static boolean fits(Path place) {
        try {
            return place.toString().indexOf('\n') < 0 && place.equals(Path.of(place.toString()));
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
