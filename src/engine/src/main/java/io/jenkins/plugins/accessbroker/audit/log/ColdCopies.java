package io.jenkins.plugins.accessbroker.audit.log;

import io.jenkins.plugins.accessbroker.audit.log.LogFault.Reason;
import io.jenkins.plugins.accessbroker.text.Paths;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Copies of a log's bundles in another directory, and the tiles in the log that stand for them. */
final class ColdCopies {
    private final Disk disk;
    private final LogFiles files;
    private final Path to;
    private final TileStore tiles;

    ColdCopies(Disk disk, LogFiles files, Path to) {
        this.disk = disk;
        this.files = files;
        this.to = to;
        this.tiles = new TileStore(disk, files);
    }

    /** Copies bundles; on return the copies and the tiles are durable, and each copy is what its tile says. */
    void store(List<Long> bundles) throws LogFault {
        if (Attempt.reading(to, () -> disk.state(to)).isEmpty()) {
            Attempt.change("create", to, () -> disk.createDirectory(to));
        }
        for (long bundle : bundles) {
            HashTile tile = tile(bundle);
            copy(bundle, tile);
            keep(bundle, tile);
        }
        forceNames(bundles);
    }

    /** Copies a bundle, unless a copy is there, and checks that the copy is what was signed. */
    private void copy(long bundle, HashTile tile) throws LogFault {
        Path from = files.bundle(bundle);
        Path copy = to.resolve(LogFiles.bundleName(bundle));
        if (Attempt.reading(copy, () -> disk.state(copy)).isEmpty()) {
            int most = BundlePath.ENTRIES * (BundleScanner.PREFIX + BundleScanner.MAX_ENTRY);
            byte[] bytes = Attempt.reading(from, () -> SmallFile.read(disk, from, most));
            new Folders(disk, to).create(Paths.parent(copy));
            new Replacement(disk, to.resolve("new")).write(copy, bytes);
        } else {
            force(copy);
        }
        if (!tile.equals(hashes(copy))) {
            throw corrupt(
                    files,
                    "`" + copy + "` is not the copy of `" + LogFiles.bundleName(bundle)
                            + "` as it was signed: if it is of another log, move to another directory");
        }
    }

    /** The tile of a bundle, made of the bundle if it is not stored. */
    private HashTile tile(long bundle) throws LogFault {
        Optional<HashTile> stored = tiles.read(new TileName(0, bundle));
        return stored.isPresent() ? stored.get() : hashes(files.bundle(bundle));
    }

    /** Writes a tile anew, which stands for its bundle from now on: what has its name may not be durable. */
    private void keep(long bundle, HashTile tile) throws LogFault {
        Path path = files.tile(new TileName(0, bundle));
        new Folders(disk, files.tiles()).create(Paths.parent(path));
        new Replacement(disk, files.keptTile()).write(path, tile.bytes());
    }

    /** A copy that was there may not be durable. */
    private void force(Path copy) throws LogFault {
        Attempt.change("force to disk", copy, () -> {
            try (DiskFile file = disk.write(copy)) {
                file.force();
            }
        });
    }

    /** Makes all names durable that copies and tiles are found by, whoever made the directories and when. */
    private void forceNames(List<Long> bundles) throws LogFault {
        Set<Path> directories = new LinkedHashSet<>();
        for (long bundle : bundles) {
            above(to.resolve(LogFiles.bundleName(bundle)), Paths.parent(to), directories);
            above(files.tile(new TileName(0, bundle)), files.directory(), directories);
        }
        for (Path directory : directories) {
            Attempt.change("force to disk", directory, () -> disk.forceDirectory(directory));
        }
    }

    private static void above(Path file, Path top, Set<Path> directories) {
        Path at = Paths.parent(file);
        while (!at.equals(top)) {
            directories.add(at);
            at = Paths.parent(at);
        }
        directories.add(top);
    }

    /** The hashes of a whole bundle's entries; of something else, hashes that are none of a bundle. */
    private HashTile hashes(Path path) throws LogFault {
        List<Hash> hashes = new ArrayList<>();
        return Attempt.reading(path, () -> {
            try (DiskFile file = disk.read(path)) {
                BundleScanner scanner = new BundleScanner(file);
                Scan scan = scanner.next();
                while (scan instanceof Scan.Found found && hashes.size() < BundlePath.ENTRIES) {
                    hashes.add(MerkleTree.leaf(found.bytes()));
                    scan = scanner.next();
                }
                return new HashTile(scan instanceof Scan.Ended ? hashes : List.of());
            }
        });
    }

    /** Why nothing is moved. */
    static LogFault corrupt(LogFiles files, String what) {
        return new LogFault(
                Reason.CORRUPT,
                "no entries of the audit log in `" + files.directory() + "` are moved: " + what + ": verify the log");
    }
}
