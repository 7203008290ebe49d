package io.jenkins.plugins.accessbroker.audit.proof;

import io.jenkins.plugins.accessbroker.audit.log.Hash;
import io.jenkins.plugins.accessbroker.audit.log.LogFault;
import io.jenkins.plugins.accessbroker.audit.log.MerkleTree;
import io.jenkins.plugins.accessbroker.audit.log.SubtreeHashes;
import java.util.ArrayList;
import java.util.List;

/** Proofs that a tree begins with all leaves of a smaller one: RFC 6962, section 2.1.2. */
public final class Consistency {
    private Consistency() {}

    /**
     * The proof that the tree of the first {@code older} leaves is the beginning of the tree of {@code size} leaves;
     * empty if the older one is empty or the same.
     *
     * @param older 0 to {@code size}
     */
    public static List<Hash> proof(SubtreeHashes tree, long older, long size) throws LogFault {
        if (older < 0 || older > size) {
            throw new IllegalArgumentException(
                    "a tree of `" + older + "` leaves is no beginning of one of `" + size + "`");
        }
        List<Hash> proof = new ArrayList<>();
        if (older > 0) {
            descend(tree, older, 0, size, true, proof);
        }
        return proof;
    }

    private static void descend(SubtreeHashes tree, long older, long from, long to, boolean whole, List<Hash> proof)
            throws LogFault {
        if (older == to) {
            if (!whole) {
                proof.add(tree.range(from, to));
            }
            return;
        }
        long split = from + MerkleTree.left(to - from);
        if (older <= split) {
            descend(tree, older, from, split, whole, proof);
            proof.add(tree.range(split, to));
        } else {
            descend(tree, older, split, to, false, proof);
            proof.add(tree.range(from, split));
        }
    }

    /** Whether a proof shows that the older tree is the beginning of the other (RFC 9162, section 2.1.4.2). */
    public static boolean proves(long older, Hash olderRoot, long size, Hash root, List<Hash> proof) {
        if (older < 0 || older > size) {
            return false;
        }
        if (older == 0 || older == size) {
            boolean beginning = older > 0 || olderRoot.equals(new MerkleTree().root());
            boolean same = older < size || olderRoot.equals(root);
            return beginning && same && proof.isEmpty();
        }
        List<Hash> rest = new ArrayList<>(proof);
        if (Long.bitCount(older) == 1) {
            rest.add(0, olderRoot);
        }
        return !rest.isEmpty() && climb(older, olderRoot, size, root, rest);
    }

    private static boolean climb(long older, Hash olderRoot, long size, Hash root, List<Hash> rest) {
        int common = Long.numberOfTrailingZeros(older);
        long node = (older - 1) >> common;
        long last = (size - 1) >> common;
        Hash before = rest.get(0);
        Hash now = before;
        for (Hash next : rest.subList(1, rest.size())) {
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                before = MerkleTree.node(next, before);
                now = MerkleTree.node(next, now);
                while ((node & 1) == 0 && node != 0) {
                    node >>= 1;
                    last >>= 1;
                }
            } else {
                now = MerkleTree.node(now, next);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 && before.equals(olderRoot) && now.equals(root);
    }
}
