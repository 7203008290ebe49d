package io.jenkins.plugins.accessbroker.audit.log;

import java.util.ArrayList;
import java.util.List;

/**
 * The right edge of an RFC 6962 Merkle tree: it grows by leaves, and gives its root at each size.
 *
 * <p>It holds the roots of the perfect subtrees that the leaves so far form, the largest first: one for each bit
 * that is set in the size.
 */
public final class MerkleTree {
    private static final byte[] LEAF = {0};
    private static final byte[] NODE = {1};

    private final List<Hash> subtrees = new ArrayList<>();
    private long size;

    /** The hash of an entry as a leaf: SHA-256(0x00 || entry), RFC 6962, section 2.1. */
    public static Hash leaf(byte[] entry) {
        return Hash.sha256(LEAF, entry);
    }

    /** The hash of two subtrees: SHA-256(0x01 || left || right), RFC 6962, section 2.1. */
    public static Hash node(Hash left, Hash right) {
        return Hash.sha256(NODE, left, right);
    }

    /** The leaves on the left of a tree of so many, 2 or more: the largest power of two under that. */
    public static long left(long leaves) {
        return Long.highestOneBit(leaves - 1);
    }

    /** Appends the hash of a leaf. */
    public void append(Hash leaf) {
        Hash subtree = leaf;
        for (long rest = size; (rest & 1) == 1; rest >>= 1) {
            subtree = node(subtrees.remove(subtrees.size() - 1), subtree);
        }
        subtrees.add(subtree);
        size++;
    }

    /** The leaves so far. */
    public long size() {
        return size;
    }

    /** The root hash of the leaves so far; SHA-256 of nothing for none, RFC 6962, section 2.1. */
    public Hash root() {
        if (subtrees.isEmpty()) {
            return Hash.sha256();
        }
        Hash root = subtrees.get(subtrees.size() - 1);
        for (int i = subtrees.size() - 2; i >= 0; i--) {
            root = node(subtrees.get(i), root);
        }
        return root;
    }
}
