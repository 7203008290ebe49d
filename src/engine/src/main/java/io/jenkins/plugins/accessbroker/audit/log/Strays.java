package io.jenkins.plugins.accessbroker.audit.log;

import io.jenkins.plugins.accessbroker.text.Quote;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** Looks for files among the entry bundles that no signed entry is in. */
final class Strays {
    /** Over the 2,000 names that a directory of bundles can have. */
    private static final int MOST_NAMES = 4096;

    private final Disk disk;
    private final LogFiles files;
    private final long bundles;
    private final Consumer<Finding> findings;

    /** A log whose signed entries are in so many bundles. */
    Strays(Disk disk, LogFiles files, long bundles, Consumer<Finding> findings) {
        this.disk = disk;
        this.files = files;
        this.bundles = bundles;
        this.findings = findings;
    }

    void find() {
        try {
            Path entries = files.entries();
            if (Attempt.reading(entries, () -> disk.state(entries)).isPresent()) {
                walk(entries, "");
            }
        } catch (LogFault e) {
            findings.accept(new Finding.Unreadable(Place.of(LogFiles.ENTRIES), e.getMessage()));
        }
    }

    private void walk(Path directory, String prefix) throws LogFault {
        List<String> names = Attempt.reading(directory, () -> disk.list(directory, MOST_NAMES));
        for (String name : names) {
            Path path = directory.resolve(name);
            Optional<FileState> state = Attempt.reading(path, () -> disk.state(path));
            if (state.isPresent()) {
                look(path, prefix + name, state.get());
            }
        }
        if (names.size() == MOST_NAMES) {
            stray(prefix + "...", "there are more names than a directory of bundles can have: not all were looked at");
        }
    }

    private void look(Path path, String name, FileState state) throws LogFault {
        OptionalLong index = BundlePath.index(name);
        if (state.directory() && bundleDirectory(name)) {
            walk(path, name + "/");
        } else if (index.isEmpty() || !state.file()) {
            stray(name, "it is not an entry bundle: find out who put it there");
        } else if (index.getAsLong() >= bundles) {
            Place place = Place.of(LogFiles.ENTRIES + "/" + name, 0, index.getAsLong() * BundlePath.ENTRIES);
            findings.accept(new Finding.Uncovered(place, uncovered(state.size())));
        }
    }

    static String uncovered(long bytes) {
        return "`" + bytes + "` bytes follow the signed entries, and no checkpoint speaks of them: they may be of a "
                + "commit under way or cut off, else find out who put them there";
    }

    /** Whether a directory can have bundles in it: the bundle 000 in it would be one. */
    private static boolean bundleDirectory(String name) {
        return BundlePath.index(name + "/000").isPresent();
    }

    private void stray(String name, String message) {
        findings.accept(new Finding.Stray(Place.of(LogFiles.ENTRIES + "/" + Quote.escape(name)), message));
    }
}
