package io.jenkins.plugins.accessbroker.plugin.anchor;

import hudson.Extension;
import hudson.ExtensionList;
import io.jenkins.plugins.accessbroker.audit.AuditEvent;
import io.jenkins.plugins.accessbroker.audit.AuditFault;
import io.jenkins.plugins.accessbroker.audit.anchor.AnchorPublisher;
import io.jenkins.plugins.accessbroker.audit.anchor.AnchorSetup;
import io.jenkins.plugins.accessbroker.audit.anchor.AnchorState;
import io.jenkins.plugins.accessbroker.audit.anchor.FileMemory;
import io.jenkins.plugins.accessbroker.audit.anchor.KeptName;
import io.jenkins.plugins.accessbroker.audit.anchor.LogInDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;

/** The running publisher of this controller: over the audit log that is open, to the anchors that are configured. */
@Extension
public final class AnchorService {
    private static final Logger LOGGER = Logger.getLogger(AnchorService.class.getName());
    private static final int NAME = 32;

    private Optional<LogInDirectory> log = Optional.empty();
    private volatile Optional<AnchorPublisher> publisher = Optional.empty();

    /** The publisher of this controller. */
    public static AnchorService get() {
        return ExtensionList.lookupSingleton(AnchorService.class);
    }

    /** Anchors this log from now on, if there is one; nothing changes if it is the same. */
    public synchronized void serve(Optional<LogInDirectory> open) {
        if (!open.equals(log)) {
            log = open;
            configured();
        }
    }

    /** Anchors to what is configured from now on. */
    synchronized void configured() {
        publisher.ifPresent(AnchorPublisher::close);
        publisher = log.flatMap(AnchorService::start);
    }

    private static Optional<AnchorPublisher> start(LogInDirectory log) {
        List<AuditAnchor> anchors = AnchorsConfiguration.get().inForce();
        if (anchors.isEmpty()) {
            return Optional.empty();
        }
        InstantSource clock = InstantSource.system();
        Path kept = kept();
        AnchorPublisher started = new AnchorPublisher(
                log,
                anchors.stream().map(anchor -> setup(anchor, log, kept, clock)).toList(),
                clock);
        started.start(AnchorPublisher.USUAL);
        return Optional.of(started);
    }

    private static AnchorSetup setup(AuditAnchor anchor, LogInDirectory log, Path kept, InstantSource clock) {
        Path state = kept.resolve(
                KeptName.folder(log.origin() + "\n" + anchor.place()).substring(0, NAME));
        return new AnchorSetup(anchor.open(log.directory(), state, clock), new FileMemory(state), anchor.demand());
    }

    /** Where it is kept what was last anchored. If it cannot be made, each anchor tells so. */
    private static Path kept() {
        Path directory =
                Jenkins.get().getRootDir().toPath().resolve("access-broker").resolve("anchors");
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> "cannot make the directory `" + directory + "`");
        }
        return directory;
    }

    /**
     * Checks that an event may be recorded.
     *
     * @throws AuditFault if somebody would get access by it, and an anchor is further behind than it may be
     */
    public void check(AuditEvent event) throws AuditFault {
        Optional<AnchorPublisher> now = publisher;
        if (now.isPresent()) {
            now.get().check(event);
        }
    }

    /** The log has so many entries by now. */
    public void recorded(long entries) {
        publisher.ifPresent(now -> now.recorded(entries));
    }

    /** How each anchor is. */
    public List<AnchorState> states() {
        return publisher.map(AnchorPublisher::states).orElseGet(List::of);
    }
}
