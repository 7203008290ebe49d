package io.jenkins.plugins.accessbroker.audit.log;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Up to 256 hashes of one level of a log's tree (C2SP tlog-tiles, "Merkle Tree"): of leaves at level 0, of full tiles of
 * the level below at every other.
 *
 * @param hashes the hashes, in the order of the log
 */
record HashTile(List<Hash> hashes) {
    /** The hashes of a full tile: the leaves of a subtree of height 8. */
    static final int WIDTH = BundlePath.ENTRIES;

    /** The levels of the tree that one tile spans: {@code 256 = 1 << 8}. */
    static final int HEIGHT = 8;

    /** The bytes of a full tile. */
    static final int BYTES = WIDTH * Hash.BYTES;

    HashTile {
        hashes = List.copyOf(hashes);
    }

    /** The full tile of these bytes, which are as many as {@link #BYTES}. */
    static HashTile parse(byte[] bytes) {
        return new HashTile(IntStream.range(0, WIDTH)
                .mapToObj(at -> Hash.of(Arrays.copyOfRange(bytes, at * Hash.BYTES, (at + 1) * Hash.BYTES)))
                .toList());
    }

    /** The hash of a part of the tile that is a subtree: {@code 1 << level} hashes from {@code from} on. */
    Hash subtree(int from, int level) {
        if (level == 0) {
            return hashes.get(from);
        }
        int half = 1 << (level - 1);
        return MerkleTree.node(subtree(from, level - 1), subtree(from + half, level - 1));
    }

    /** The hash of the whole of a full tile. */
    Hash root() {
        return subtree(0, HEIGHT);
    }

    /** The tile as it is stored. */
    byte[] bytes() {
        byte[] bytes = new byte[hashes.size() * Hash.BYTES];
        for (int at = 0; at < hashes.size(); at++) {
            System.arraycopy(hashes.get(at).bytes(), 0, bytes, at * Hash.BYTES, Hash.BYTES);
        }
        return bytes;
    }
}
