package io.jenkins.plugins.accessbroker.cli.console;

import io.jenkins.plugins.accessbroker.text.Quote;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that a command is given to read. */
public final class InputFile {
    private InputFile() {}

    /**
     * Checks that there is something to read.
     *
     * @param what the file as messages name it, such as {@code request file}
     */
    public static void check(String what, Path file) throws CliFault {
        if (!Files.exists(file)) {
            throw fault(what, file, "it does not exist: correct the path");
        }
        if (Files.isDirectory(file)) {
            throw fault(what, file, "it is a directory: give a file in it");
        }
        if (!Files.isReadable(file)) {
            throw fault(what, file, "permission denied: let this user read it");
        }
    }

    /** The fault of a file that could not be read, with why and what next. */
    public static CliFault fault(String what, Path file, String why) {
        return new CliFault(
                CliFault.Reason.FILE, "cannot read the " + what + " " + Quote.of(file.toString()) + ": " + why);
    }
}
