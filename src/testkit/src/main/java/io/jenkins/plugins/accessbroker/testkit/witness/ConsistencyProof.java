package io.jenkins.plugins.accessbroker.testkit.witness;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;

/** Consistency proofs (RFC 6962, section 2.1.2), computed back along the way in which they are made. */
final class ConsistencyProof {
    private final List<byte[]> proof;
    private final byte[] oldRoot;
    private int used;

    /** The roots of the older and of the newer tree that the proof leads to. */
    private record Roots(byte[] older, byte[] newer) {}

    private ConsistencyProof(List<byte[]> proof, byte[] oldRoot) {
        this.proof = proof;
        this.oldRoot = oldRoot;
    }

    /** Whether the proof shows it; sizes are 1 or more, the older the smaller one. */
    static boolean holds(long older, byte[] olderRoot, long newer, byte[] newerRoot, List<byte[]> proof) {
        ConsistencyProof walk = new ConsistencyProof(proof, olderRoot);
        try {
            Roots roots = walk.subproof(older, newer, true);
            return walk.used == proof.size()
                    && Arrays.equals(roots.older, olderRoot)
                    && Arrays.equals(roots.newer, newerRoot);
        } catch (IndexOutOfBoundsException e) {
            return false;
        }
    }

    private Roots subproof(long older, long size, boolean whole) {
        if (older == size) {
            byte[] root = whole ? oldRoot : next();
            return new Roots(root, root);
        }
        long split = Long.highestOneBit(size - 1);
        if (older <= split) {
            Roots left = subproof(older, split, whole);
            return new Roots(left.older, node(left.newer, next()));
        }
        Roots right = subproof(older - split, size - split, false);
        byte[] left = next();
        return new Roots(node(left, right.older), node(left, right.newer));
    }

    private byte[] next() {
        return proof.get(used++);
    }

    private static byte[] node(byte[] left, byte[] right) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((byte) 1);
            digest.update(left);
            return digest.digest(right);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no sha-256: " + e.getMessage(), e);
        }
    }
}
