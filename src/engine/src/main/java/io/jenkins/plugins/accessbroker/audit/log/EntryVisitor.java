package io.jenkins.plugins.accessbroker.audit.log;

/** Sees the entries of a log, one after the other. */
@FunctionalInterface
public interface EntryVisitor {
    /**
     * Sees one entry.
     *
     * @param sequence the position of the entry in the log, from 0
     * @param bytes the entry; the visitor may keep it
     */
    void entry(long sequence, byte[] bytes);

    /**
     * Learns of an entry that is in cold storage and not at hand.
     *
     * @param sequence the position of the entry in the log, from 0
     */
    default void away(long sequence) {}
}
