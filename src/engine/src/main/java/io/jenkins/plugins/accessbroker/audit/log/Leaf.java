package io.jenkins.plugins.accessbroker.audit.log;

/** What comes next in the leaves of a log's tree. */
sealed interface Leaf {
    /** An entry was read. */
    record Read(Hash hash, byte[] bytes) implements Leaf {}

    /** The entry is in cold storage that is not at hand, and its tile has this hash of it. */
    record Stored(Hash hash) implements Leaf {}

    /** Nothing that can be hashed. */
    record None(Scan scan) implements Leaf {}
}
