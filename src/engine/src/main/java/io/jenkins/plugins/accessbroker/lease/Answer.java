package io.jenkins.plugins.accessbroker.lease;

import io.jenkins.plugins.accessbroker.decision.Decision;
import io.jenkins.plugins.accessbroker.issuer.Credential;
import java.util.Objects;

/** The broker's answer to an access request. Whichever it is, it is on the audit log. */
public sealed interface Answer {

    /** The credential, released, and the decision that permits it. */
    record Granted(Decision.Permitted decision, Lease lease, Credential credential) implements Answer {
        public Granted {
            Objects.requireNonNull(decision);
            Objects.requireNonNull(lease);
            Objects.requireNonNull(credential);
        }
    }

    /** The denial, recorded under this sequence number. */
    record Refused(Decision.Denied decision, long sequence) implements Answer {
        public Refused {
            Objects.requireNonNull(decision);
        }
    }
}
