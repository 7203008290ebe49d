package io.jenkins.plugins.accessbroker.plugin.broker;

import hudson.Extension;
import io.jenkins.plugins.accessbroker.audit.AuditEvent;
import io.jenkins.plugins.accessbroker.audit.AuditFault;
import io.jenkins.plugins.accessbroker.audit.Recorded;
import io.jenkins.plugins.accessbroker.plugin.config.PolicyRecorder;

/** Records what becomes of policies on the broker's audit log. */
@Extension
public final class BrokersRecorder implements PolicyRecorder {
    @Override
    public Recorded record(AuditEvent event) throws AuditFault {
        return AccessBroker.get().record(event);
    }
}
