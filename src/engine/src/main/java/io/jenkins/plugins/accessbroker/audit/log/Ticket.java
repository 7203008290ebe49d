package io.jenkins.plugins.accessbroker.audit.log;

import java.util.Optional;

/** An entry on its way to disk. Its outcome is read and written under the log's lock. */
final class Ticket {
    private final long sequence;
    private final byte[] entry;
    private final Optional<SigningKey> newKey;
    private Optional<SignedCheckpoint> covered = Optional.empty();

    /** An entry; with the key that is to take over, if it tells of one. */
    Ticket(long sequence, byte[] entry, Optional<SigningKey> newKey) {
        this.sequence = sequence;
        this.entry = entry;
        this.newKey = newKey;
    }

    /** The key that takes over with this entry. */
    Optional<SigningKey> newKey() {
        return newKey;
    }

    byte[] entry() {
        return entry;
    }

    /** The bytes on disk. */
    int size() {
        return BundleScanner.PREFIX + entry.length;
    }

    void cover(SignedCheckpoint checkpoint) {
        covered = Optional.of(checkpoint);
    }

    boolean covered() {
        return covered.isPresent();
    }

    /** What the caller is told, once the entry is covered. */
    Appended appended() {
        return new Appended(sequence, MerkleTree.leaf(entry), covered.orElseThrow());
    }
}
