package io.jenkins.plugins.accessbroker.cli.console;

import io.jenkins.plugins.accessbroker.text.Quote;
import java.nio.file.Files;
import java.nio.file.Path;

/** A directory that a command is given to read. */
public final class InputDirectory {
    private InputDirectory() {}

    /**
     * Checks that it is there and can be read.
     *
     * @param what what it is the directory of, such as {@code the policy files}
     */
    public static void check(String what, Path directory) throws CliFault {
        String name = Quote.of(directory.toString());
        if (!Files.exists(directory)) {
            throw fault("there is no directory " + name + ": give the directory of " + what);
        }
        if (!Files.isDirectory(directory)) {
            throw fault(name + " is not a directory: give the directory of " + what);
        }
        if (!Files.isReadable(directory) || !Files.isExecutable(directory)) {
            throw fault("cannot read the directory " + name + ": permission denied: let this user read it");
        }
    }

    private static CliFault fault(String message) {
        return new CliFault(CliFault.Reason.FILE, message);
    }
}
