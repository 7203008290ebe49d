package io.jenkins.plugins.accessbroker.cli.exec;

import io.jenkins.plugins.accessbroker.audit.AuditEvent;
import io.jenkins.plugins.accessbroker.audit.AuditFault;
import io.jenkins.plugins.accessbroker.audit.AuditLog;
import io.jenkins.plugins.accessbroker.audit.Recorded;
import java.util.Optional;

/** An audit log that remembers the last intent it recorded: what can be told of a permit that came to nothing. */
final class RecordedIntent implements AuditLog {
    private final AuditLog log;
    private volatile Optional<Last> last = Optional.empty();

    /** An intent, and the entry that it is. */
    record Last(AuditEvent.Intent intent, long sequence) {}

    /** Takes over an open log, and closes it when it is closed itself. */
    RecordedIntent(AuditLog log) {
        this.log = log;
    }

    Optional<Last> last() {
        return last;
    }

    @Override
    public Recorded append(AuditEvent event) throws AuditFault {
        Recorded recorded = log.append(event);
        if (event instanceof AuditEvent.Intent intent) {
            last = Optional.of(new Last(intent, recorded.sequence()));
        }
        return recorded;
    }

    @Override
    public void close() throws AuditFault {
        log.close();
    }
}
