package io.jenkins.plugins.accessbroker.audit.log;

/**
 * One entry of a log.
 *
 * @param sequence the position of the entry in the log, from 0
 * @param bytes the entry, 1 to 65,535 bytes, owned by whoever read it
 */
public record LogEntry(long sequence, byte[] bytes) {}
