package io.jenkins.plugins.accessbroker.audit.log;

import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * Which tile of a log's tree.
 *
 * @param level 0 for hashes of leaves, and one more for each 256 times as many leaves
 * @param index which tile of that level, from 0
 */
record TileName(int level, long index) {
    /** Levels of which a log of 2^63 entries can have a full tile. */
    private static final Pattern LEVEL = Pattern.compile("[0-6]");

    /** The tiles at the level below that this tile, if full, has the hashes of: the first of 256. */
    TileName below(int at) {
        return new TileName(level - 1, index * HashTile.WIDTH + at);
    }

    /** The first leaf of the log that is under this tile. */
    long firstLeaf() {
        return index << (HashTile.HEIGHT * (level + 1));
    }

    /** The level of a directory of tiles, by its name: 0 to 6. */
    static OptionalInt level(String name) {
        return LEVEL.matcher(name).matches() ? OptionalInt.of(Integer.parseInt(name)) : OptionalInt.empty();
    }

    /** The path from the log's directory on (C2SP tlog-tiles, "Merkle Tree"). */
    @Override
    public String toString() {
        return LogFiles.TILES + "/" + level + "/" + BundlePath.of(index);
    }
}
