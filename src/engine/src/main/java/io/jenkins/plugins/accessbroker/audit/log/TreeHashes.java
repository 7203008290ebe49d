package io.jenkins.plugins.accessbroker.audit.log;

import io.jenkins.plugins.accessbroker.audit.log.LogFault.Reason;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The tree of a log's first entries, read from its tiles where they are stored and made from its entries where they
 * are not. Nothing is verified: compare with a signed root what comes of it. Not thread-safe.
 */
public final class TreeHashes implements SubtreeHashes {
    /** Tiles that are kept in memory: a path through a tree of any size needs two of each of 8 levels at most. */
    private static final int KEPT = 16;

    private final Disk disk;
    private final LogFiles files;
    private final Bundles bundles;
    private final TileStore store;
    private final long size;
    private final boolean fromTiles;
    private final Map<TileName, HashTile> kept = new LinkedHashMap<>(KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<TileName, HashTile> eldest) {
            return size() > KEPT;
        }
    };

    TreeHashes(Disk disk, LogFiles files, long size, boolean fromTiles) {
        this.disk = disk;
        this.files = files;
        this.bundles = Bundles.all(disk, files);
        this.store = new TileStore(disk, files);
        this.size = size;
        this.fromTiles = fromTiles;
    }

    /**
     * The tree of the first entries of the log in a directory. May be read beside the writer.
     *
     * @param directory the log's directory
     * @param size how many entries, at most those of its checkpoint
     * @param fromTiles whether to believe stored tiles; otherwise all is made from the entries, in time in proportion to
     *     the log
     */
    public static TreeHashes of(Path directory, long size, boolean fromTiles) {
        return of(LogStorage.in(directory), size, fromTiles);
    }

    /** The same, of a log whose entries were moved in part. */
    public static TreeHashes of(LogStorage log, long size, boolean fromTiles) {
        return new TreeHashes(new LocalDisk(), LogFiles.of(log), size, fromTiles);
    }

    @Override
    public Hash subtree(int level, long index) throws LogFault {
        if (level < 0 || index < 0 || index >= size >> level) {
            throw new IllegalArgumentException(
                    "the tree of `" + size + "` entries has no subtree `" + index + "` of level `" + level + "`");
        }
        int tileLevel = level / HashTile.HEIGHT;
        int within = level % HashTile.HEIGHT;
        long first = index << within;
        HashTile tile = tile(new TileName(tileLevel, first / HashTile.WIDTH));
        return tile.subtree((int) (first % HashTile.WIDTH), within);
    }

    /** A tile, as far as it is of these entries. */
    private HashTile tile(TileName name) throws LogFault {
        HashTile known = kept.get(name);
        if (known == null) {
            known = read(name);
            kept.put(name, known);
        }
        return known;
    }

    private HashTile read(TileName name) throws LogFault {
        long hashes = (size >> (HashTile.HEIGHT * name.level())) - name.index() * HashTile.WIDTH;
        Optional<HashTile> stored = fromTiles && hashes >= HashTile.WIDTH ? store.read(name) : Optional.empty();
        return stored.isPresent() ? stored.get() : make(name, (int) Math.min(hashes, HashTile.WIDTH));
    }

    /** A tile of so many hashes, from what is below it. */
    HashTile make(TileName name, int hashes) throws LogFault {
        return name.level() == 0 ? leaves(name.index(), hashes) : roots(name, hashes);
    }

    private HashTile roots(TileName name, int count) throws LogFault {
        List<Hash> hashes = new ArrayList<>(count);
        for (int at = 0; at < count; at++) {
            hashes.add(tile(name.below(at)).root());
        }
        return new HashTile(hashes);
    }

    private HashTile leaves(long bundle, int count) throws LogFault {
        Bundles.Found found = bundles.find(bundle);
        if (found instanceof Bundles.Away away) {
            throw fault(
                    Reason.MISSING, bundle, away.what() + ": bring it there, or give the directory that it is in now");
        }
        Path path = found instanceof Bundles.Here here ? here.path() : files.bundle(bundle);
        return leaves(bundle, path, count);
    }

    /** The hashes of the entries in a file, which is a bundle of so many entries at least. */
    private HashTile leaves(long bundle, Path path, int count) throws LogFault {
        List<Hash> hashes = new ArrayList<>(count);
        DiskFile file = Attempt.reading(path, () -> disk.read(path));
        try {
            BundleScanner scanner = new BundleScanner(file);
            while (hashes.size() < count) {
                Scan scan = Attempt.reading(path, scanner::next);
                if (!(scan instanceof Scan.Found found)) {
                    throw fault(
                            Reason.CORRUPT,
                            bundle,
                            scan.what() + ", after `" + hashes.size() + "` of `" + count
                                    + "` signed entries: verify the log");
                }
                hashes.add(MerkleTree.leaf(found.bytes()));
            }
        } finally {
            Attempt.change("close", path, file::close);
        }
        return new HashTile(hashes);
    }

    private LogFault fault(Reason reason, long bundle, String what) {
        return new LogFault(
                reason,
                "`" + LogFiles.bundleName(bundle) + "` of the audit log in `" + files.directory() + "`: " + what);
    }
}
