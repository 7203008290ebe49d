package io.jenkins.plugins.accessbroker.audit.log;

import io.jenkins.plugins.accessbroker.text.Paths;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The full tiles of a log on disk. They are made from entries that a durable checkpoint covers, and can be made from them
 * again: nothing is believed for being in a tile. A tile takes its name when all of it is durable.
 */
final class TileStore {
    private final Disk disk;
    private final LogFiles files;

    TileStore(Disk disk, LogFiles files) {
        this.disk = disk;
        this.files = files;
    }

    /** Whether there is a file of a full tile's size under a tile's name. */
    boolean has(TileName name) throws LogFault {
        return Attempt.reading(files.tile(name), () -> disk.state(files.tile(name)))
                .filter(state -> state.file() && state.size() == HashTile.BYTES)
                .isPresent();
    }

    /** What is stored as a full tile, or nothing if there is no file of a full tile's size. */
    Optional<HashTile> read(TileName name) throws LogFault {
        if (!has(name)) {
            return Optional.empty();
        }
        Path path = files.tile(name);
        byte[] bytes = Attempt.reading(path, () -> SmallFile.read(disk, path, HashTile.BYTES));
        return bytes.length == HashTile.BYTES ? Optional.of(HashTile.parse(bytes)) : Optional.empty();
    }

    /** Stores a full tile, in place of whatever has its name. */
    void write(TileName name, HashTile tile) throws LogFault {
        Path path = files.tile(name);
        Path next = files.newTile();
        new Folders(disk, files.tiles()).create(Paths.parent(path));
        if (Attempt.reading(next, () -> disk.state(next)).isPresent()) {
            Attempt.change("delete", next, () -> disk.delete(next));
        }
        Attempt.change("write", next, () -> {
            try (DiskFile file = disk.create(next, Disk.Access.DEFAULT)) {
                SmallFile.write(file, ByteBuffer.wrap(tile.bytes()), 0);
                file.force();
            }
        });
        Attempt.change("rename", next, () -> disk.rename(next, path));
    }
}
