package io.jenkins.plugins.accessbroker.audit.log;

import io.jenkins.plugins.accessbroker.audit.log.LogFault.Reason;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The keys that a log has had: one that is known, and those that the handovers in the log's directory lead to from it, both ways.
 * The handovers are signed as they must be; that their roots are the log's is for whoever has the log's tree to check.
 */
public final class LogKeys {
    private final KeyHistory history;
    private final List<Handover> handovers;

    private LogKeys(KeyHistory history, List<Handover> handovers) {
        this.history = history;
        this.handovers = handovers;
    }

    /**
     * The keys of the log in a directory. Beside its writer, whoever reads its checkpoint reads that first: then the keys are not
     * older.
     *
     * @param known a key that the log has or had
     * @throws LogFault if the handovers cannot be read, or {@link Reason#CORRUPT} if they do not hold or are not of the key
     */
    public static LogKeys of(Path directory, VerifierKey known) throws LogFault {
        Report report = new Report();
        List<Handover> handovers = new HandoverFiles(new LocalDisk(), LogFiles.in(directory), report).read();
        Optional<Finding> wrong = report.written(Optional.empty(), 0, 0).findings().stream()
                .filter(Finding::breaks)
                .findFirst();
        if (wrong.isPresent()) {
            throw new LogFault(
                    Reason.CORRUPT,
                    "cannot follow the keys of the audit log in `" + directory + "`: "
                            + wrong.get().place() + ": " + wrong.get().message());
        }
        if (handovers.isEmpty()) {
            return new LogKeys(KeyHistory.of(known), List.of());
        }
        KeyHistory history = KeyHistory.of(handovers);
        if (!history.has(known)) {
            throw new LogFault(
                    Reason.CORRUPT,
                    "cannot follow the keys of the audit log in `" + directory + "`: its handovers are not of the key `"
                            + known + "`, nor to it: give a key of this log, or find out who replaced them");
        }
        return new LogKeys(history, handovers);
    }

    /**
     * A checkpoint of the log, verified: a key signed it that the log had at its size.
     *
     * @throws LogFault {@link Reason#CORRUPT} if the bytes are no checkpoint, or none of the keys signed it; {@link Reason#KEY}
     *     if one did that the log did not have at its size
     */
    public SignedCheckpoint open(byte[] note) throws LogFault {
        Target target = Target.parse("", note);
        Optional<VerifierKey> signer = history.signed(target);
        if (signer.isPresent()) {
            return SignedCheckpoint.open(note, signer.get());
        }
        throw new LogFault(history.signer(target).isPresent() ? Reason.KEY : Reason.CORRUPT, history.wrong(target));
    }

    /** The checkpoints at which one key took over from another, the smallest first. */
    public List<Checkpoint> handovers() {
        return handovers.stream()
                .map(handover -> handover.checkpoint().checkpoint())
                .toList();
    }
}
