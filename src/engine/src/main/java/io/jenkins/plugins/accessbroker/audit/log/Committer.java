package io.jenkins.plugins.accessbroker.audit.log;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/**
 * Makes batches of entries durable, one at a time: first the entries, then a checkpoint that covers them. After a
 * failure it must not be used again: what is on disk is then known only to an opening. Not thread-safe.
 */
final class Committer implements Closeable {
    /** The entries of a batch: they are in two bundles at most. */
    static final int MAX_ENTRIES = BundlePath.ENTRIES;

    /** The bytes of a batch on disk, lengths included, which bounds what an opening may drop. */
    static final int MAX_BYTES = 1 << 20;

    private final Rotation rotation;
    private final Watch watch;
    private final Tail tail;
    private final MerkleTree tree;
    private final TileQueue tiles;
    private final Publisher publisher;
    private SigningKey key;
    private SignedCheckpoint published;

    Committer(
            SigningKey key,
            Rotation rotation,
            Watch watch,
            Tail tail,
            MerkleTree tree,
            TileQueue tiles,
            Publisher publisher,
            SignedCheckpoint published) {
        this.key = key;
        this.rotation = rotation;
        this.watch = watch;
        this.tail = tail;
        this.tree = tree;
        this.tiles = tiles;
        this.publisher = publisher;
        this.published = published;
    }

    /** The last durable checkpoint. */
    SignedCheckpoint published() {
        return published;
    }

    VerifierKey key() {
        return key.verifier();
    }

    /** Appends entries; the checkpoint that covers them, once both are durable. */
    SignedCheckpoint commit(List<byte[]> batch) throws LogFault {
        watch.check(published);
        append(batch);
        return publish(key.sign(Checkpoint.of(key.verifier().name(), tree)));
    }

    /** Appends the entry that tells of a new key; the handover to it, once all of it is durable and the old key is gone. */
    SignedCheckpoint rotate(byte[] entry, SigningKey next) throws LogFault {
        watch.check(published);
        rotation.prepare(next);
        append(List.of(entry));
        Handover handover = Handover.sign(key, next, tree);
        publish(handover.checkpoint());
        rotation.complete(handover);
        key = next;
        return published;
    }

    private void append(List<byte[]> batch) throws LogFault {
        tail.check();
        tail.append(batch);
        tail.check();
        for (byte[] entry : batch) {
            Hash leaf = MerkleTree.leaf(entry);
            tree.append(leaf);
            tiles.append(leaf);
        }
    }

    private SignedCheckpoint publish(SignedCheckpoint next) throws LogFault {
        publisher.publish(next);
        published = next;
        return next;
    }

    /** Stores the tiles that committed entries have filled. Nobody who appended needs to wait for that. */
    void storeTiles() throws LogFault {
        tiles.store();
    }

    @Override
    public void close() throws IOException {
        tail.close();
    }
}
