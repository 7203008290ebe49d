package io.jenkins.plugins.accessbroker.audit.anchor;

import io.jenkins.plugins.accessbroker.audit.AuditEvent;
import io.jenkins.plugins.accessbroker.audit.AuditFault;
import io.jenkins.plugins.accessbroker.audit.AuditLog;
import io.jenkins.plugins.accessbroker.audit.Recorded;

/**
 * A log that takes no event by which somebody would get access while an anchor is further behind than is demanded of it. All
 * else goes on: what is denied, issued or ended is recorded in any case.
 */
public final class AnchorDemands implements AuditLog {
    private final AuditLog log;
    private final AnchorPublisher anchors;

    /** Over a log; both are closed when it is closed. */
    public AnchorDemands(AuditLog log, AnchorPublisher anchors) {
        this.log = log;
        this.anchors = anchors;
    }

    @Override
    public Recorded append(AuditEvent event) throws AuditFault {
        if (gives(event)) {
            anchors.check();
        }
        Recorded recorded = log.append(event);
        anchors.recorded(recorded.sequence() + 1);
        return recorded;
    }

    /** Whether access is given once the event is recorded. */
    public static boolean gives(AuditEvent event) {
        return event instanceof AuditEvent.Intent
                || event instanceof AuditEvent.Extended
                || event instanceof AuditEvent.Used;
    }

    @Override
    public void close() throws AuditFault {
        anchors.close();
        log.close();
    }
}
