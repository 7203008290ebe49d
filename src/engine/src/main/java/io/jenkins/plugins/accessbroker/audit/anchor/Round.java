package io.jenkins.plugins.accessbroker.audit.anchor;

import io.jenkins.plugins.accessbroker.audit.anchor.AnchorFault.Reason;
import io.jenkins.plugins.accessbroker.audit.log.Checkpoint;
import io.jenkins.plugins.accessbroker.audit.log.LogFault;
import io.jenkins.plugins.accessbroker.audit.log.SignedCheckpoint;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * One look at one anchor: what it has, and what was last anchored there, must be the beginning of the log; then the log's
 * checkpoint is published, if it is newer. Nothing is published over a contradiction.
 */
final class Round {
    private final AnchoredLog log;
    private final Anchor anchor;
    private final AnchorMemory memory;
    private final InstantSource clock;

    Round(AnchoredLog log, Anchor anchor, AnchorMemory memory, InstantSource clock) {
        this.log = log;
        this.anchor = anchor;
        this.memory = memory;
        this.clock = clock;
    }

    /** What is anchored afterwards; nothing if the log is empty, and nothing was ever anchored. */
    Optional<Anchored> run() throws AnchorFault {
        Optional<SignedCheckpoint> remembered = memory.read(log).map(Anchored::checkpoint);
        Optional<SignedCheckpoint> found = anchor.isPrompt() ? found() : Optional.empty();
        // The log is read last: it only grows, so what was anchored before is never ahead of it.
        SignedCheckpoint now = log.checkpoint();
        long before = 0;
        for (Optional<SignedCheckpoint> older : List.of(remembered, found)) {
            if (older.isPresent()) {
                checkGoesOn(older.get().checkpoint(), now.checkpoint());
                before = Math.max(before, size(older));
            }
        }
        if (anchor.isPrompt() && size(found) < size(remembered)) {
            throw lost(size(found), size(remembered));
        }
        if (now.checkpoint().size() == 0) {
            return Optional.empty();
        }
        Anchored anchored = new Anchored(kept(found, now, before), clock.instant());
        memory.write(anchored);
        return Optional.of(anchored);
    }

    private SignedCheckpoint kept(Optional<SignedCheckpoint> found, SignedCheckpoint now, long before)
            throws AnchorFault {
        if (size(found) == now.checkpoint().size()) {
            return found.get();
        }
        return new SignedCheckpoint(now.checkpoint(), anchor.publish(new Publication(now, before, log)));
    }

    private Optional<SignedCheckpoint> found() throws AnchorFault {
        Optional<byte[]> note = anchor.newest(log.origin());
        try {
            return note.isEmpty() ? Optional.empty() : Optional.of(log.open(note.get()));
        } catch (LogFault e) {
            throw unsound(e);
        }
    }

    private AnchorFault unsound(LogFault fault) {
        boolean retired = fault.reason() == LogFault.Reason.KEY;
        return new AnchorFault(
                retired ? Reason.UNTRUSTED : Reason.MALFORMED,
                "the newest checkpoint of `" + log.origin() + "` at " + anchor.name() + " does not hold: "
                        + fault.getMessage()
                        + (retired
                                ? ": find out who has that key and wrote there, and anchor to another place"
                                : ": find out who wrote it, or whether a state of the log was put back from before its"
                                        + " key was replaced"),
                fault);
    }

    private void checkGoesOn(Checkpoint older, Checkpoint now) throws AnchorFault {
        if (older.size() > now.size()) {
            throw new AnchorFault(
                    Reason.ROLLED_BACK,
                    "`" + older.size() + "` entries of the audit log are anchored at " + anchor.name()
                            + ", and the log has `" + now.size()
                            + "`: an older state of the log was put back: keep the log as it is as evidence, and"
                            + " find out who did that");
        }
        if (!log.beginning(older.size(), now).root().equals(older.root())) {
            throw new AnchorFault(
                    Reason.FORKED,
                    "the `" + older.size() + "` entries of the audit log that are anchored at " + anchor.name()
                            + " are not the first `" + older.size()
                            + "` that it has: the log was written anew: keep it as it is as evidence, and find out who"
                            + " did that");
        }
    }

    private AnchorFault lost(long now, long before) {
        return new AnchorFault(
                Reason.LOST,
                "`" + before + "` entries of the audit log were anchored at " + anchor.name() + ", and it now has "
                        + (now == 0 ? "no checkpoint of the log" : "them up to `" + now + "`")
                        + ": find out who removed the others, or put back the place that it was");
    }

    private static long size(Optional<SignedCheckpoint> checkpoint) {
        return checkpoint.map(signed -> signed.checkpoint().size()).orElse(0L);
    }
}
