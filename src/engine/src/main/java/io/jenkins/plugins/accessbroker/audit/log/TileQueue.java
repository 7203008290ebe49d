package io.jenkins.plugins.accessbroker.audit.log;

import java.util.ArrayDeque;
import java.util.Queue;

/** Tiles that a writer has filled, and that wait for a durable checkpoint to cover their entries. Not thread-safe. */
final class TileQueue {
    private final TileStore store;
    private final TileEdge edge;
    private final Queue<Full> waiting = new ArrayDeque<>();

    /** Goes on at the edge of a log whose full tiles are all stored. */
    TileQueue(TileStore store, TileEdge edge) {
        this.store = store;
        this.edge = edge;
    }

    void append(Hash leaf) throws LogFault {
        edge.append(leaf, (name, tile) -> waiting.add(new Full(name, tile)));
    }

    /** Stores what waits. */
    void store() throws LogFault {
        for (Full full = waiting.peek(); full != null; full = waiting.peek()) {
            store.write(full.name, full.tile);
            waiting.remove();
        }
    }

    private record Full(TileName name, HashTile tile) {}
}
