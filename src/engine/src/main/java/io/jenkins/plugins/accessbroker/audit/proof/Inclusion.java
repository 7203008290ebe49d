package io.jenkins.plugins.accessbroker.audit.proof;

import io.jenkins.plugins.accessbroker.audit.log.Hash;
import io.jenkins.plugins.accessbroker.audit.log.LogFault;
import io.jenkins.plugins.accessbroker.audit.log.MerkleTree;
import io.jenkins.plugins.accessbroker.audit.log.SubtreeHashes;
import java.util.ArrayList;
import java.util.List;

/** Proofs that a tree has a leaf at an index: the audit paths of RFC 6962, section 2.1.1. */
public final class Inclusion {
    private Inclusion() {}

    /**
     * The path from a leaf's sibling up to a child of the root.
     *
     * @param index the leaf, from 0
     * @param size the leaves of the tree, over {@code index}
     */
    public static List<Hash> path(SubtreeHashes tree, long index, long size) throws LogFault {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("a tree of `" + size + "` leaves has no leaf `" + index + "`");
        }
        List<Hash> path = new ArrayList<>();
        climb(tree, index, 0, size, path);
        return path;
    }

    private static void climb(SubtreeHashes tree, long index, long from, long to, List<Hash> path) throws LogFault {
        if (to - from == 1) {
            return;
        }
        long split = from + MerkleTree.left(to - from);
        if (index < split) {
            climb(tree, index, from, split, path);
            path.add(tree.range(split, to));
        } else {
            climb(tree, index, split, to, path);
            path.add(tree.range(from, split));
        }
    }

    /** Whether a path shows that a tree of this size and root has the leaf at the index (RFC 9162, section 2.1.3.2). */
    public static boolean proves(Hash leaf, long index, List<Hash> path, long size, Hash root) {
        if (index < 0 || index >= size) {
            return false;
        }
        long node = index;
        long last = size - 1;
        Hash hash = leaf;
        for (Hash sibling : path) {
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                hash = MerkleTree.node(sibling, hash);
                while ((node & 1) == 0 && node != 0) {
                    node >>= 1;
                    last >>= 1;
                }
            } else {
                hash = MerkleTree.node(hash, sibling);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 && hash.equals(root);
    }
}
