package io.jenkins.plugins.accessbroker.audit.log;

/** The hashes of a log's Merkle tree (RFC 6962, section 2.1). */
public interface SubtreeHashes {
    /**
     * The hash of a subtree whose leaves are a power of two: those from {@code index << level} on, {@code 1 << level} of
     * them.
     *
     * @param level 0 for a leaf, and one more for each doubling
     * @param index which of the subtrees of that level, from 0
     * @throws LogFault if what the hash is made of cannot be read
     */
    Hash subtree(int level, long index) throws LogFault;

    /**
     * The hash of the leaves {@code from} to {@code to - 1}: a range of one or more into which RFC 6962 divides a tree.
     *
     * @throws LogFault if what the hash is made of cannot be read
     */
    default Hash range(long from, long to) throws LogFault {
        long leaves = to - from;
        if (Long.bitCount(leaves) == 1) {
            return subtree(Long.numberOfTrailingZeros(leaves), from / leaves);
        }
        long split = from + MerkleTree.left(leaves);
        return MerkleTree.node(range(from, split), range(split, to));
    }
}
