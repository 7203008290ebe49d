package io.jenkins.plugins.accessbroker.plugin.audit;

import io.jenkins.plugins.accessbroker.audit.log.LogFault;
import io.jenkins.plugins.accessbroker.plugin.broker.AccessBroker;
import io.jenkins.plugins.accessbroker.plugin.broker.ReadableLog;
import io.jenkins.plugins.accessbroker.plugin.permission.AccessPermissions;
import io.jenkins.plugins.accessbroker.plugin.record.Moment;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Optional;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.HttpResponses;
import org.kohsuke.stapler.verb.POST;

/** What is known of the log's integrity: its last checkpoint, and what came of verifying it. */
public final class IntegrityPage {
    private final Instant now = Instant.now();
    private Optional<ReadableLog> log = Optional.empty();
    private String fault = "";

    IntegrityPage() {
        try {
            log = Optional.of(AccessBroker.get().auditLog());
            fault = log.get().fault().orElse("");
        } catch (LogFault e) {
            fault = e.getMessage();
        }
    }

    /** Begins a verification, unless one is under way. */
    @POST
    public HttpResponse doVerify() {
        Jenkins.get().checkPermission(AccessPermissions.VIEW_AUDIT);
        Verification.get().start(Jenkins.getAuthentication2().getName());
        return HttpResponses.redirectToDot();
    }

    public String getDisplayName() {
        return Messages.IntegrityPage_displayName();
    }

    /** What keeps the log from being written or read; empty if nothing does. */
    public String getFault() {
        return fault;
    }

    /** Whether there is a checkpoint. */
    public boolean isReadable() {
        return log.isPresent();
    }

    /** Whether checkpoint and key are the writer's own. */
    public boolean isOpen() {
        return log.filter(ReadableLog::open).isPresent();
    }

    public String getDirectory() {
        return AccessBroker.get().health().audit().directory().toString();
    }

    public String getOrigin() {
        return log.map(read -> read.checkpoint().checkpoint().origin()).orElse("");
    }

    /** How many entries are under it. */
    public String getEntries() {
        return log.map(read -> String.format("%,d", read.size())).orElse("");
    }

    /** The root hash in base64, as the checkpoint has it. */
    public String getRoot() {
        return log.map(read -> read.checkpoint().checkpoint().text().split("\n")[2])
                .orElse("");
    }

    public String getKey() {
        return log.map(read -> read.key().toString()).orElse("");
    }

    /** When the checkpoint was written, as its file says. */
    public Optional<Moment> getWritten() {
        try {
            return log.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Moment(
                            Files.getLastModifiedTime(log.get().directory().resolve("checkpoint"))
                                    .toInstant(),
                            now));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The verification that is under way, and the last that ended. */
    public VerificationView getVerification() {
        return new VerificationView(
                Verification.get().running(), Verification.get().last(), now);
    }
}
