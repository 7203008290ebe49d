package io.jenkins.plugins.accessbroker.cli.exec;

import io.jenkins.plugins.accessbroker.audit.AuditEvent;
import io.jenkins.plugins.accessbroker.audit.AuditFault;
import io.jenkins.plugins.accessbroker.audit.AuditLog;
import java.util.Optional;

/** An audit log that remembers the last intent it recorded: what can be told of a permit that came to nothing. */
final class RecordedIntent implements AuditLog {
    private final AuditLog log;
    private volatile Optional<Recorded> last = Optional.empty();

    /** An intent, and the entry that it is. */
    record Recorded(AuditEvent.Intent intent, long sequence) {}

    /** Takes over an open log, and closes it when it is closed itself. */
    RecordedIntent(AuditLog log) {
        this.log = log;
    }

    Optional<Recorded> last() {
        return last;
    }

    @Override
    public long append(AuditEvent event) throws AuditFault {
        long sequence = log.append(event);
        if (event instanceof AuditEvent.Intent intent) {
            last = Optional.of(new Recorded(intent, sequence));
        }
        return sequence;
    }

    @Override
    public void close() throws AuditFault {
        log.close();
    }
}
