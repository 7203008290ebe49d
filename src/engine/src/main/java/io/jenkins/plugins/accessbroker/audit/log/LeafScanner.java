package io.jenkins.plugins.accessbroker.audit.log;

import java.util.Optional;

/**
 * Reads the leaves of a log in order: hashes of its entries, and for entries that are in cold storage and not at hand
 * what the tiles have, which only a signed root can prove.
 */
final class LeafScanner implements AutoCloseable {
    private final EntryScanner entries;
    private final TileStore tiles;
    private Optional<HashTile> tile = Optional.empty();
    private int at;

    LeafScanner(Disk disk, LogFiles files, Bundles bundles) {
        this.entries = new EntryScanner(disk, files, bundles, 0);
        this.tiles = new TileStore(disk, files);
    }

    Leaf next() throws LogFault {
        if (tile.isEmpty()) {
            Scan scan = entries.next();
            if (scan instanceof Scan.Found found) {
                return new Leaf.Read(MerkleTree.leaf(found.bytes()), found.bytes());
            }
            if (scan instanceof Scan.Away) {
                tile = tiles.read(new TileName(0, entries.index()));
                at = 0;
            }
            if (tile.isEmpty()) {
                return new Leaf.None(scan);
            }
        }
        return stored(tile.get());
    }

    private Leaf stored(HashTile from) {
        Hash hash = from.hashes().get(at);
        at++;
        if (at == HashTile.WIDTH) {
            entries.skip();
            tile = Optional.empty();
        }
        return new Leaf.Stored(hash);
    }

    /** The sequence of the next entry. */
    long sequence() {
        return entries.sequence() + (tile.isPresent() ? at : 0);
    }

    /** Where the next entry is, or would be. */
    Place place() {
        return entries.place();
    }

    /** The byte after the last entry that was found, in the bundle of that entry. */
    long end() {
        return entries.end();
    }

    @Override
    public void close() throws LogFault {
        entries.close();
    }
}
