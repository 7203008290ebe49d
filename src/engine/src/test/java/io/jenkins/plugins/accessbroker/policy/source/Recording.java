package io.jenkins.plugins.accessbroker.policy.source;

import io.jenkins.plugins.accessbroker.audit.AuditEvent;
import io.jenkins.plugins.accessbroker.audit.AuditFault;
import io.jenkins.plugins.accessbroker.audit.AuditLog;
import io.jenkins.plugins.accessbroker.audit.Recorded;
import java.util.ArrayList;
import java.util.List;

/** An audit log in memory, which can be told to fail. */
public final class Recording implements AuditLog {
    private final List<AuditEvent> events = new ArrayList<>();
    private boolean fails;

    /** From now on nothing is recorded. */
    public void fail() {
        fails = true;
    }

    /** What was recorded since the last time this was asked. */
    public List<AuditEvent> take() {
        List<AuditEvent> taken = List.copyOf(events);
        events.clear();
        return taken;
    }

    @Override
    public Recorded append(AuditEvent event) throws AuditFault {
        if (fails) {
            throw new AuditFault(AuditFault.Reason.UNWRITABLE, "the disk is full");
        }
        events.add(event);
        return new Recorded(events.size() - 1, new byte[0]);
    }

    @Override
    public void close() {}
}
