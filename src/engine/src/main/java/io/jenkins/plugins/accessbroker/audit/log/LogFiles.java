package io.jenkins.plugins.accessbroker.audit.log;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * The files of one log.
 *
 * @param directory the log's directory
 * @param key the file of the signing key, in the directory or elsewhere
 * @param cold directories that moved bundles may be in, besides those that the log's record names
 */
record LogFiles(Path directory, Path key, List<Path> cold) {
    static final String CHECKPOINT = "checkpoint";
    static final String PUBLIC_KEY = "key.pub";
    static final String TILES = "tile";
    static final String ENTRIES = TILES + "/entries";
    static final String HANDOVERS = "handover";

    LogFiles {
        Objects.requireNonNull(directory, "directory");
        Objects.requireNonNull(key, "key");
        cold = List.copyOf(cold);
    }

    LogFiles(Path directory, Path key) {
        this(directory, key, List.of());
    }

    /** The log in a directory, with its key there. */
    static LogFiles in(Path directory) {
        return new LogFiles(directory, directory.resolve("key"));
    }

    /** A log that is read, with moved bundles elsewhere. */
    static LogFiles of(LogStorage storage) {
        return new LogFiles(storage.directory(), in(storage.directory()).key(), storage.cold());
    }

    /** The signed statement of what the log holds. */
    Path checkpoint() {
        return directory.resolve(CHECKPOINT);
    }

    /** The next checkpoint, before it takes the checkpoint's name. */
    Path pending() {
        return directory.resolve("checkpoint.next");
    }

    /** The next checkpoint that an opening found, before it takes the checkpoint's name. */
    Path adopted() {
        return directory.resolve("checkpoint.adopted");
    }

    Path publicKey() {
        return directory.resolve(PUBLIC_KEY);
    }

    /** The next public key, before it takes the public key's name. */
    Path newPublicKey() {
        return directory.resolve(PUBLIC_KEY + ".new");
    }

    /** The directory of the checkpoints at which one key took over from another. */
    Path handovers() {
        return directory.resolve(HANDOVERS);
    }

    /** The checkpoint of so many entries, at which one key took over from another. */
    Path handover(long size) {
        return handovers().resolve(Long.toString(size));
    }

    /** A handover, before it takes its name. */
    Path newHandover() {
        return handovers().resolve("new");
    }

    /** The signing key before it is in use: of a log whose first checkpoint is not yet durable, or the next one. */
    Path newKey() {
        return key.resolveSibling(key.getFileName() + ".new");
    }

    /** What is noted of bundles that were moved. */
    Path coldRecord() {
        return directory.resolve("cold");
    }

    /** The next such note, before it takes its name. */
    Path newColdRecord() {
        return directory.resolve("cold.new");
    }

    /** A tile whose bundle is moved, before it takes its name. */
    Path keptTile() {
        return directory.resolve("tile.new");
    }

    /** Locked by whoever moves bundles. */
    Path coldLock() {
        return directory.resolve("cold.lock");
    }

    Path lock() {
        return directory.resolve("lock");
    }

    /** The directory of the directory of the entry bundles. */
    Path tiles() {
        return directory.resolve(TILES);
    }

    Path entries() {
        return tiles().resolve("entries");
    }

    Path bundle(long index) {
        return entries().resolve(BundlePath.of(index));
    }

    Path tile(TileName name) {
        return directory.resolve(name.toString());
    }

    /** A tile, before it takes its name. */
    Path newTile() {
        return tiles().resolve("new");
    }

    /** A bundle's path from the directory on. */
    static String bundleName(long index) {
        return ENTRIES + "/" + BundlePath.of(index);
    }
}
