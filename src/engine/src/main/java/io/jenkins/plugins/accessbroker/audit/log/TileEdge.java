package io.jenkins.plugins.accessbroker.audit.log;

import java.util.ArrayList;
import java.util.List;

/** The right edge of a log's tiles: it grows by leaves, and gives each tile once it is full. Not thread-safe. */
final class TileEdge {
    private final List<Part> levels = new ArrayList<>();

    /** Appends a leaf; whoever takes full tiles is given those that it fills, each before the one above it. */
    void append(Hash leaf, Sink sink) throws LogFault {
        append(0, leaf, sink);
    }

    private void append(int level, Hash hash, Sink sink) throws LogFault {
        if (level == levels.size()) {
            levels.add(new Part());
        }
        Part part = levels.get(level);
        part.hashes.add(hash);
        if (part.hashes.size() == HashTile.WIDTH) {
            HashTile tile = new HashTile(part.hashes);
            TileName name = new TileName(level, part.index);
            part.hashes.clear();
            part.index++;
            sink.full(name, tile);
            append(level + 1, tile.root(), sink);
        }
    }

    /** The tile of a level that is not full yet. */
    private static final class Part {
        private final List<Hash> hashes = new ArrayList<>();
        private long index;
    }

    /** Takes full tiles. */
    @FunctionalInterface
    interface Sink {
        void full(TileName name, HashTile tile) throws LogFault;
    }
}
