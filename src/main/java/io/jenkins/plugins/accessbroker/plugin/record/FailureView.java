package io.jenkins.plugins.accessbroker.plugin.record;

import io.jenkins.plugins.accessbroker.audit.json.RecordedEvent;
import java.time.Instant;
import java.util.Optional;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Something that failed. */
@Restricted(NoExternalUse.class)
public final class FailureView {
    private final RecordedEvent.Failed failed;
    private final Instant now;

    FailureView(RecordedEvent.Failed failed, Instant now) {
        this.failed = failed;
        this.now = now;
    }

    public Moment getTime() {
        return new Moment(failed.head().time(), now);
    }

    public String getReason() {
        return Shown.of(failed.reason());
    }

    public String getMessage() {
        return Shown.of(failed.message());
    }

    public Optional<String> getRequestId() {
        return failed.requestId().map(Shown::of);
    }
}
