package io.jenkins.plugins.accessbroker.audit.log;

import io.jenkins.plugins.accessbroker.text.Quote;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** Looks for files among the entry bundles and tiles that no signed entry is in. */
final class Strays {
    /** Over the 2,000 names that a directory of bundles can have. */
    private static final int MOST_NAMES = 4096;

    private final Disk disk;
    private final LogFiles files;
    private final long size;
    private final Consumer<Finding> findings;

    /** A log of so many signed entries. */
    Strays(Disk disk, LogFiles files, long size, Consumer<Finding> findings) {
        this.disk = disk;
        this.files = files;
        this.size = size;
        this.findings = findings;
    }

    void find() {
        try {
            if (Attempt.reading(files.tiles(), () -> disk.state(files.tiles())).isPresent()) {
                top();
            }
        } catch (LogFault e) {
            findings.accept(new Finding.Unreadable(Place.of(LogFiles.TILES), e.getMessage()));
        }
    }

    /** Looks at the directory that has a directory of bundles, and one for each level of tiles that is full somewhere. */
    private void top() throws LogFault {
        for (String name : Attempt.reading(files.tiles(), () -> disk.list(files.tiles(), MOST_NAMES))) {
            Path path = files.tiles().resolve(name);
            if (path.equals(files.entries())) {
                long bundles = size == 0 ? 0 : BundlePath.indexOf(size - 1) + 1;
                new Numbered(LogFiles.ENTRIES, "an entry bundle", bundles).walk(path, "");
            } else if (TileName.level(name).isPresent()) {
                int level = TileName.level(name).getAsInt();
                long tiles = size >> (HashTile.HEIGHT * (level + 1));
                new Numbered(LogFiles.TILES + "/" + name, "a tile", tiles).walk(path, "");
            } else if (!path.equals(files.newTile())) {
                findings.accept(new Finding.Stray(
                        Place.of(LogFiles.TILES + "/" + Quote.escape(name)),
                        "it is neither the entries nor a level of tiles: find out who put it there"));
            }
        }
    }

    static String uncovered(long bytes) {
        return "`" + bytes + "` bytes follow the signed entries, and no checkpoint speaks of them: they may be of a "
                + "commit under way or cut off, else find out who put them there";
    }

    /** A directory of numbered files. */
    private final class Numbered {
        private final String root;
        private final String what;
        private final long count;

        private Numbered(String root, String what, long count) {
            this.root = root;
            this.what = what;
            this.count = count;
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
                stray(prefix + "...", "there are more names than such a directory can have: not all were looked at");
            }
        }

        private void look(Path path, String name, FileState state) throws LogFault {
            OptionalLong index = BundlePath.index(name);
            if (state.directory() && numberedDirectory(name)) {
                walk(path, name + "/");
            } else if (index.isEmpty() || !state.file()) {
                stray(name, "it is not " + what + ": find out who put it there");
            } else if (index.getAsLong() >= count) {
                Place place = root.equals(LogFiles.ENTRIES)
                        ? Place.of(root + "/" + name, 0, index.getAsLong() * BundlePath.ENTRIES)
                        : Place.of(root + "/" + name);
                findings.accept(new Finding.Uncovered(place, uncovered(state.size())));
            }
        }

        private void stray(String name, String message) {
            findings.accept(new Finding.Stray(Place.of(root + "/" + Quote.escape(name)), message));
        }
    }

    /** Whether a directory can have numbered files in it: the file 000 in it would be one. */
    private static boolean numberedDirectory(String name) {
        return BundlePath.index(name + "/000").isPresent();
    }
}
