package io.jenkins.plugins.accessbroker.audit.log;

import io.jenkins.plugins.accessbroker.audit.log.LogFault.Reason;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Brings a log that was left in the middle of a commit to the end of that commit, or to its beginning. Of entries in cold
 * storage it takes the hashes in the tiles.
 *
 * <p>Entries up to the checkpoint, and to the next one if it is there and signed, must be there with the root that
 * is signed, or the log is refused. What comes after was never signed, so no caller was told of it: it is dropped,
 * if it is no more than one commit can leave.
 */
final class Recoverer {
    private final Disk disk;
    private final LogFiles files;
    private final VerifierKey key;
    private final TileStore store;
    private final MerkleTree tree = new MerkleTree();
    private final TileEdge tiles = new TileEdge();
    private final List<TileName> missing = new ArrayList<>();

    Recoverer(Disk disk, LogFiles files, VerifierKey key) {
        this.disk = disk;
        this.files = files;
        this.key = key;
        this.store = new TileStore(disk, files);
    }

    Recovered recover() throws LogFault {
        SignedCheckpoint current = checkpoint(files.checkpoint());
        Optional<SignedCheckpoint> next = next(current);
        long end = hash(current, next);
        long dropped = dropAfter(end);
        if (next.isPresent()) {
            new Publisher(disk, files, files.adopted()).publish(next.get());
        }
        if (there(files.pending())) {
            Attempt.change("delete", files.pending(), () -> disk.delete(files.pending()));
        }
        storeMissing();
        long kept = tree.size() - current.checkpoint().size();
        return new Recovered(next.orElse(current), tree, tiles, end, new Recovery(kept, dropped));
    }

    private SignedCheckpoint checkpoint(Path path) throws LogFault {
        byte[] bytes = Attempt.reading(path, () -> SmallFile.read(disk, path, SignedNote.MAX_BYTES));
        try {
            return SignedCheckpoint.open(bytes, key);
        } catch (LogFault e) {
            throw corrupt("its checkpoint `" + path + "` does not hold: " + e.getMessage());
        }
    }

    /** The checkpoint that was to follow, if it was written whole. */
    private Optional<SignedCheckpoint> next(SignedCheckpoint current) throws LogFault {
        if (!there(files.pending())) {
            return Optional.empty();
        }
        byte[] bytes =
                Attempt.reading(files.pending(), () -> SmallFile.read(disk, files.pending(), SignedNote.MAX_BYTES));
        try {
            SignedCheckpoint next = SignedCheckpoint.open(bytes, key);
            boolean later = next.checkpoint().size() > current.checkpoint().size();
            return later ? Optional.of(next) : Optional.empty();
        } catch (LogFault e) {
            return Optional.empty();
        }
    }

    /** Hashes all entries that are signed; the byte after the last, in its bundle. */
    private long hash(SignedCheckpoint current, Optional<SignedCheckpoint> next) throws LogFault {
        try (LeafScanner scanner = new LeafScanner(disk, files, Bundles.hot(disk, files))) {
            hash(scanner, current.checkpoint());
            if (next.isPresent()) {
                hash(scanner, next.get().checkpoint());
            }
            long end = scanner.end();
            refuseMoreThanOneCommit(scanner);
            return end;
        }
    }

    /** Refuses more whole entries after the last signed one than a commit has: somebody put an older checkpoint back. */
    private void refuseMoreThanOneCommit(LeafScanner scanner) throws LogFault {
        int unsigned = 0;
        while (scanner.next() instanceof Leaf.Read) {
            unsigned++;
            if (unsigned > Committer.MAX_ENTRIES) {
                throw more();
            }
        }
    }

    private LogFault more() {
        return corrupt(Count.entries(tree.size()) + " were signed, and more follows than one commit leaves");
    }

    private void hash(LeafScanner scanner, Checkpoint upTo) throws LogFault {
        while (tree.size() < upTo.size()) {
            Place place = scanner.place();
            Leaf leaf = scanner.next();
            if (leaf instanceof Leaf.Read read) {
                append(read.hash());
            } else if (leaf instanceof Leaf.Stored stored) {
                append(stored.hash());
            } else if (leaf instanceof Leaf.None none) {
                throw corrupt(
                        place + ": " + none.scan().what() + ", and " + Count.entries(upTo.size()) + " were signed");
            }
        }
        if (!tree.root().equals(upTo.root())) {
            throw corrupt("the root of " + Count.entries(upTo.size()) + " is `"
                    + tree.root().base64() + "`, and `" + upTo.root().base64() + "` was signed");
        }
    }

    private void append(Hash leaf) throws LogFault {
        tree.append(leaf);
        tiles.append(leaf, this::look);
    }

    private void look(TileName name, HashTile tile) throws LogFault {
        if (!store.has(name)) {
            missing.add(name);
        }
    }

    /** Makes the tiles that a crash or a copy left out, those below first. */
    private void storeMissing() throws LogFault {
        TreeHashes made = new TreeHashes(disk, files, tree.size(), true);
        for (TileName name : missing) {
            store.write(name, made.make(name, HashTile.WIDTH));
        }
    }

    /** Drops what was written after the last signed entry; how many bytes. */
    private long dropAfter(long end) throws LogFault {
        long after = tree.size() == 0 ? 0 : BundlePath.indexOf(tree.size() - 1) + 1;
        long inNew = size(after);
        long inLast = after == 0 ? 0 : size(after - 1) - end;
        if (there(files.bundle(after + 1)) || inNew + inLast > Committer.MAX_BYTES) {
            throw more();
        }
        if (there(files.bundle(after))) {
            delete(files.bundle(after));
        }
        if (inLast > 0) {
            truncate(files.bundle(after - 1), end);
        }
        return inNew + inLast;
    }

    private void delete(Path bundle) throws LogFault {
        Attempt.change("delete", bundle, () -> {
            disk.delete(bundle);
            disk.forceDirectory(bundle.getParent());
        });
    }

    private void truncate(Path bundle, long end) throws LogFault {
        Attempt.change("shorten", bundle, () -> {
            try (DiskFile file = disk.write(bundle)) {
                file.truncate(end);
                file.force();
            }
        });
    }

    private long size(long index) throws LogFault {
        return Attempt.reading(files.bundle(index), () -> disk.state(files.bundle(index)))
                .map(FileState::size)
                .orElse(0L);
    }

    private boolean there(Path path) throws LogFault {
        return Attempt.reading(path, () -> disk.state(path)).isPresent();
    }

    private LogFault corrupt(String what) {
        return new LogFault(
                Reason.CORRUPT,
                "the audit log in `" + files.directory() + "` is not opened: " + what
                        + ": verify it, and put back what it had, or give a new log an empty directory");
    }
}
