package io.jenkins.plugins.accessbroker.plugin.config;

import hudson.ExtensionList;
import hudson.ExtensionPoint;
import io.jenkins.plugins.accessbroker.audit.AuditEvent;
import io.jenkins.plugins.accessbroker.audit.AuditFault;
import io.jenkins.plugins.accessbroker.audit.AuditLog;
import io.jenkins.plugins.accessbroker.audit.Recorded;

/** Records what becomes of versions of the policies. There is one. */
public interface PolicyRecorder extends ExtensionPoint {
    /**
     * Records an event.
     *
     * @throws AuditFault if it is not recorded; then the version does not come into force
     */
    Recorded record(AuditEvent event) throws AuditFault;

    /** The audit log of the broker, whichever that is at the moment. */
    static AuditLog log() {
        return new AuditLog() {
            @Override
            public Recorded append(AuditEvent event) throws AuditFault {
                return ExtensionList.lookupSingleton(PolicyRecorder.class).record(event);
            }

            @Override
            public void close() {
                // the broker closes it
            }
        };
    }
}
