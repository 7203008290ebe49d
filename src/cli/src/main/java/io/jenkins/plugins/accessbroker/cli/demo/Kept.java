package io.jenkins.plugins.accessbroker.cli.demo;

import io.jenkins.plugins.accessbroker.cli.console.CliFault;
import io.jenkins.plugins.accessbroker.cli.console.Printer;
import io.jenkins.plugins.accessbroker.cli.console.Style;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** A directory in which a demo is kept to be looked at. */
final class Kept {
    private Kept() {}

    /** Checks that nothing is there, and copies the policies and requests there. */
    static Material lay(Path directory, Path data, Workspace workspace) throws CliFault, IOException {
        if (Files.exists(directory) && !isEmpty(directory)) {
            throw new CliFault(
                    CliFault.Reason.FILE,
                    Quote.of(directory.toString()) + " is not an empty directory: give `--keep` one that is empty or"
                            + " not there yet");
        }
        Files.createDirectories(directory);
        Material kept = new Material(directory, directory.resolve("audit"));
        workspace.copy(data.resolve("policies"), kept.policies());
        workspace.copy(data.resolve("requests"), directory.resolve("requests"));
        return kept;
    }

    private static boolean isEmpty(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return false;
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.findAny().isEmpty();
        }
    }

    /** Says what to look at it with: lines of shell. */
    static void tell(Printer out, Material kept) throws CliFault {
        String audit = word(kept.audit());
        out.line();
        out.line(Style.BOLD, "all of it is kept: look at it with");
        out.line("  access-broker audit verify " + audit + " --key "
                + word(kept.audit().resolve("key.pub")));
        out.line("  access-broker audit show " + audit);
        for (Path request : kept.requests()) {
            out.line("  access-broker explain --policies " + word(kept.policies()) + " --request " + word(request));
        }
    }

    /** The path as one word of a shell. */
    private static String word(Path path) {
        return Optional.of(path.toString())
                .filter(text -> text.matches("[A-Za-z0-9_./][A-Za-z0-9_./-]*"))
                .orElseGet(() -> "'" + path.toString().replace("'", "'\\''") + "'");
    }
}
