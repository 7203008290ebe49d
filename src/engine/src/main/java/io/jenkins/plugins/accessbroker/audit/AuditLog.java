package io.jenkins.plugins.accessbroker.audit;

/** The append-only log of events. Safe for use by many threads. */
public interface AuditLog extends AutoCloseable {
    /**
     * Records an event. On return it is durable, and covered by a signed checkpoint.
     *
     * @return where it stands in the log, and as what
     * @throws AuditFault if it is not known to be durable; then the caller must act as if it were not recorded
     */
    Recorded append(AuditEvent event) throws AuditFault;

    @Override
    void close() throws AuditFault;
}
