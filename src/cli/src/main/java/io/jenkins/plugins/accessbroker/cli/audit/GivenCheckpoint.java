package io.jenkins.plugins.accessbroker.cli.audit;

import io.jenkins.plugins.accessbroker.audit.log.Checkpoint;
import io.jenkins.plugins.accessbroker.audit.log.LogFault;
import io.jenkins.plugins.accessbroker.audit.log.SignedNote;
import io.jenkins.plugins.accessbroker.cli.console.CliFault;
import io.jenkins.plugins.accessbroker.cli.console.InputFile;
import io.jenkins.plugins.accessbroker.text.IoCause;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A checkpoint as the command line gives it: a file that holds it. */
final class GivenCheckpoint {
    private static final String WHAT = "checkpoint file";

    private GivenCheckpoint() {}

    /** The checkpoint, whose signature is for the verification to judge. A file that is none says nothing of a log. */
    static byte[] read(Path file) throws CliFault {
        InputFile.check(WHAT, file);
        try (InputStream in = Files.newInputStream(file)) {
            byte[] note = in.readNBytes(SignedNote.MAX_BYTES + 1);
            Checkpoint.parse(SignedNote.parse(note).text());
            return note;
        } catch (LogFault e) {
            throw new CliFault(
                    CliFault.Reason.INVALID,
                    Quote.of(file.toString()) + " is not a checkpoint: correct the path, or give a copy of the log's"
                            + " `checkpoint`",
                    e);
        } catch (IOException e) {
            throw InputFile.fault(WHAT, file, IoCause.of(e) + ": check its disk");
        }
    }
}
