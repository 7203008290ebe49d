package io.jenkins.plugins.accessbroker.audit.log;

import io.jenkins.plugins.accessbroker.audit.log.LogFault.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the keys that a verification goes by, and checks what is signed. */
final class KeyCheck {
    private final Report report;
    private final Optional<VerifierKey> given;
    private final Optional<VerifierKey> found;
    private final List<Handover> handovers;
    private final Optional<KeyHistory> history;

    /** Goes by the key that was given, or else by the one in the directory; and by handovers from there on, both ways. */
    KeyCheck(Disk disk, LogFiles files, Optional<VerifierKey> given, Report report) {
        this.report = report;
        this.given = given;
        this.found = inDirectory(disk, files);
        List<Handover> stored = new HandoverFiles(disk, files, report).read();
        Optional<VerifierKey> anchor = given.or(() -> found);
        boolean follows =
                !stored.isEmpty() && anchor.filter(KeyHistory.of(stored)::has).isPresent();
        this.handovers = follows ? stored : List.of();
        this.history = follows ? Optional.of(KeyHistory.of(stored)) : anchor.map(KeyHistory::of);
        if (history.isPresent() && found.filter(history.get()::has).isEmpty() && found.isPresent()) {
            report.add(new Finding.Altered(
                    Place.of(LogFiles.PUBLIC_KEY),
                    "the public key in the directory, `" + found.get() + "`, is not the one given, `" + given.get()
                            + "`: one of them is another log's, or was replaced"));
        }
        if (!follows && !stored.isEmpty() && anchor.isPresent()) {
            report.add(new Finding.Altered(
                    Place.of(LogFiles.HANDOVERS),
                    "the handovers in the directory are not of the key `" + anchor.get()
                            + "`, nor to it: the key or they are another log's, or were replaced"));
        }
    }

    private Optional<VerifierKey> inDirectory(Disk disk, LogFiles files) {
        try {
            return Optional.of(KeyFiles.publicKey(disk, files.publicKey()));
        } catch (LogFault e) {
            if (given.isEmpty() || e.reason() != Reason.MISSING) {
                report.add(e, Place.of(LogFiles.PUBLIC_KEY));
            }
            return Optional.empty();
        }
    }

    /** The handovers that hold from the key on: each states what the log had at its size. */
    List<Target> handovers() {
        List<Target> targets = new ArrayList<>();
        for (Handover handover : handovers) {
            String name = HandoverFiles.name(handover);
            report.checked("`" + name + "` states " + Count.entries(handover.size()) + " and that the key `"
                    + handover.to() + "` took over from `" + handover.from() + "`, and is signed by both");
            targets.add(new Target(
                    name, handover.checkpoint().note(), handover.checkpoint().checkpoint()));
        }
        return targets;
    }

    /** Whether the directory has the latest key: while a rotation is under way it may have the one before. */
    void current(Target stated) {
        if (handovers.isEmpty()) {
            return;
        }
        Handover last = handovers.get(handovers.size() - 1);
        boolean underWay = stated.size() <= last.size()
                && found.filter(last.from()::equals).isPresent();
        if (found.isPresent() && !found.get().equals(last.to()) && !underWay) {
            report.add(new Finding.Altered(
                    Place.of(LogFiles.PUBLIC_KEY),
                    "it is `" + found.get() + "`, from which another key took over: the latest is `" + last.to()
                            + "`: find out who put the old one back"));
        }
    }

    /** Whether a checkpoint is signed by the key that the log had at its size; if not, that is reported. */
    boolean signed(Target target) {
        if (history.isEmpty()) {
            report.unchecked("the signature of `" + target.name() + "`, since there is no public key: give the log's");
            return false;
        }
        Optional<VerifierKey> signer = history.get().signed(target);
        if (signer.isEmpty()) {
            report.add(
                    new Finding.Altered(Place.of(target.name()), history.get().wrong(target)));
            return false;
        }
        report.checked("`" + target.name() + "` states " + Count.entries(target.size()) + ", and is signed by the key `"
                + signer.get() + "`");
        long others = history.get().others(target.note());
        if (others > 0) {
            report.unchecked("`" + others + "` more signatures on `" + target.name() + "`: verify them with the keys "
                    + "of those who made them");
        }
        return true;
    }

    /** Says how far the key can be trusted, given the checkpoints held elsewhere that it signed. */
    void trust(List<Target> held) {
        if (given.isPresent() || found.isEmpty()) {
            return;
        }
        if (held.isEmpty()) {
            report.unchecked(
                    "whether the public key is the log's: it was read from the log's own directory, and whoever "
                            + "can write there could have replaced it and everything it signed: give the public key, held "
                            + "elsewhere");
        } else {
            boolean same = held.get(0).wrong(found.get()).isEmpty();
            report.checked("the public key in the directory is the one that signed `"
                    + held.get(0).name() + "`, held elsewhere"
                    + (same ? "" : ", or took over from it as the handovers say"));
        }
    }
}
