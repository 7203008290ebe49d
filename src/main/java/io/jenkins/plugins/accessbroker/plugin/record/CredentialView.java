package io.jenkins.plugins.accessbroker.plugin.record;

import io.jenkins.plugins.accessbroker.audit.json.RecordedEvent;
import java.time.Instant;
import java.util.SortedMap;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** The credential that was issued, by its public marks. */
@Restricted(NoExternalUse.class)
public final class CredentialView {
    private final RecordedEvent.Issued issued;
    private final Instant now;

    CredentialView(RecordedEvent.Issued issued, Instant now) {
        this.issued = issued;
        this.now = now;
    }

    public String getId() {
        return Shown.of(issued.credential().id());
    }

    public String getIssuer() {
        return Shown.of(issued.credential().issuer());
    }

    public String getSha256() {
        return issued.credential().sha256();
    }

    public String getRequestId() {
        return Shown.of(issued.requestId());
    }

    public Moment getTime() {
        return new Moment(issued.head().time(), now);
    }

    public Moment getExpires() {
        return new Moment(issued.expires(), now);
    }

    public long getLatencyMillis() {
        return issued.latency().toMillis();
    }

    /** What the issuer says it gave, by name. */
    public SortedMap<String, String> getScope() {
        return DecisionView.shown(issued.scope());
    }
}
