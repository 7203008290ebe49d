package io.jenkins.plugins.accessbroker.audit.log;

/**
 * A log on disk that agrees with its checkpoint to the last byte.
 *
 * @param checkpoint the checkpoint in the directory
 * @param tree the tree of its entries
 * @param tiles the edge of its tiles, of which the full ones are all stored
 * @param end the byte after the last entry, in the bundle of that entry
 * @param recovery what was done to get there
 */
record Recovered(SignedCheckpoint checkpoint, MerkleTree tree, TileEdge tiles, long end, Recovery recovery) {}
