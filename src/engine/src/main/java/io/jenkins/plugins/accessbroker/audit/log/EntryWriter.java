package io.jenkins.plugins.accessbroker.audit.log;

/** Writes one entry, once the log knows which sequence the entry gets. */
@FunctionalInterface
public interface EntryWriter {
    /**
     * The bytes of the entry.
     *
     * <p>Called once, in the thread that appends, while the log holds its lock: it must be quick and must not append
     * to the same log. If it throws, nothing is appended and the sequence goes to the next entry.
     *
     * @param sequence the position of the entry in the log, from 0
     * @return 1 to 65,535 bytes
     */
    byte[] entry(long sequence);
}
