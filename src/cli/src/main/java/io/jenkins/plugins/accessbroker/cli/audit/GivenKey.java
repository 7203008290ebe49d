package io.jenkins.plugins.accessbroker.cli.audit;

import io.jenkins.plugins.accessbroker.audit.log.HeldCheckpoint;
import io.jenkins.plugins.accessbroker.audit.log.LogFault;
import io.jenkins.plugins.accessbroker.audit.log.VerifierKey;
import io.jenkins.plugins.accessbroker.audit.log.VerifyOptions;
import io.jenkins.plugins.accessbroker.cli.console.CliFault;
import io.jenkins.plugins.accessbroker.cli.console.InputFile;
import io.jenkins.plugins.accessbroker.cli.console.PathOption;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;

/**
 * A public key as the command line gives it: its text, or a file that holds it.
 *
 * @param text what was given
 * @param file the same as a path
 */
record GivenKey(String text, Path file) {

    /** Reads the option. */
    static final class Option implements ITypeConverter<GivenKey> {
        @Override
        public GivenKey convert(String text) {
            return new GivenKey(text, new PathOption().convert(text));
        }
    }

    /** What was given to verify a log with. */
    static VerifyOptions options(Optional<GivenKey> key, List<Path> checkpoints) throws LogFault, CliFault {
        VerifyOptions options = VerifyOptions.none();
        if (key.isPresent()) {
            options = options.withKey(key.get().read());
        }
        for (Path checkpoint : checkpoints) {
            byte[] note = GivenCheckpoint.read(checkpoint);
            options = options.withCheckpoint(HeldCheckpoint.of(checkpoint.toString(), note));
        }
        return options;
    }

    /** The key. What has a plus in it and is no file is the text of a key, and is not printed: it might be private. */
    VerifierKey read() throws LogFault, CliFault {
        if (!Files.exists(file) && text.contains("+")) {
            return VerifierKey.parse(text);
        }
        InputFile.check("public key file", file);
        try {
            return VerifierKey.read(file);
        } catch (LogFault e) {
            throw new CliFault(
                    CliFault.Reason.INVALID,
                    Quote.of(file.toString()) + " is not a public key file: correct the path, or give a copy of the"
                            + " log's `key.pub`",
                    e);
        }
    }
}
