package io.jenkins.plugins.accessbroker.audit.log;

/** Writes the entry that a log has of a change of its key. */
@FunctionalInterface
public interface HandoverWriter {
    /**
     * The bytes of the entry, under the rules of {@link EntryWriter#entry}.
     *
     * @param sequence the position of the entry in the log, from 0
     * @param from the key that is replaced
     * @param to the key that takes over
     * @return 1 to 65,535 bytes
     */
    byte[] entry(long sequence, VerifierKey from, VerifierKey to);
}
