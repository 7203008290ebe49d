package io.jenkins.plugins.accessbroker.audit.proof;

import io.jenkins.plugins.accessbroker.audit.log.Hash;
import io.jenkins.plugins.accessbroker.audit.log.MerkleTree;
import io.jenkins.plugins.accessbroker.audit.log.SubtreeHashes;
import java.util.List;
import java.util.stream.IntStream;

/** A tree in memory, hashed as RFC 6962, section 2.1, defines it. */
record Leaves(List<Hash> hashes) implements SubtreeHashes {
    static Leaves of(int count) {
        return new Leaves(IntStream.range(0, count)
                .mapToObj(at -> MerkleTree.leaf(new byte[] {(byte) at, (byte) (at >> 8)}))
                .toList());
    }

    @Override
    public Hash subtree(int level, long index) {
        return root((int) (index << level), (int) ((index + 1) << level));
    }

    Hash root(int size) {
        return size == 0 ? new MerkleTree().root() : root(0, size);
    }

    private Hash root(int from, int to) {
        if (to - from == 1) {
            return hashes.get(from);
        }
        int split = 1;
        while (split * 2 < to - from) {
            split *= 2;
        }
        return MerkleTree.node(root(from, from + split), root(from + split, to));
    }
}
