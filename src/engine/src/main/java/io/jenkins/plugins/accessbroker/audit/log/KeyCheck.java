package io.jenkins.plugins.accessbroker.audit.log;

import io.jenkins.plugins.accessbroker.audit.log.LogFault.Reason;
import java.util.List;
import java.util.Optional;

/** Finds the key that a verification goes by, and checks what is signed. */
final class KeyCheck {
    private final Report report;
    private final Optional<VerifierKey> given;
    private final Optional<VerifierKey> found;

    /** Goes by the key that was given, or else by the one in the directory. */
    KeyCheck(Disk disk, LogFiles files, Optional<VerifierKey> given, Report report) {
        this.report = report;
        this.given = given;
        this.found = inDirectory(disk, files);
        if (given.isPresent() && found.isPresent() && !found.equals(given)) {
            report.add(new Finding.Altered(
                    Place.of(LogFiles.PUBLIC_KEY),
                    "the public key in the directory, `" + found.get() + "`, is not the one given, `" + given.get()
                            + "`: one of them is another log's, or was replaced"));
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

    /** Whether a checkpoint is signed by the key; if not, that is reported. */
    boolean signed(Target target) {
        Optional<VerifierKey> key = given.or(() -> found);
        if (key.isEmpty()) {
            report.unchecked("the signature of `" + target.name() + "`, since there is no public key: give the log's");
            return false;
        }
        Optional<String> wrong = target.wrong(key.get());
        if (wrong.isPresent()) {
            report.add(new Finding.Altered(Place.of(target.name()), wrong.get()));
            return false;
        }
        report.checked("`" + target.name() + "` states " + Count.entries(target.size()) + ", and is signed by the key `"
                + key.get() + "`");
        int others = target.note().signatures().size() - 1;
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
            report.checked("the public key in the directory is the one that signed `"
                    + held.get(0).name() + "`, held elsewhere");
        }
    }
}
