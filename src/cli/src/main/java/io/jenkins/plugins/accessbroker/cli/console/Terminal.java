package io.jenkins.plugins.accessbroker.cli.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells whether this process's output goes to a person's terminal. */
final class Terminal {
    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

    private Terminal() {}

    static boolean isOutput() {
        return isInteractive();
    }

    /** Java cannot tell for standard error, so it must be the same terminal as standard output. */
    static boolean isError() {
        try {
            return isInteractive()
                    && Files.readSymbolicLink(DESCRIPTORS.resolve("2"))
                            .equals(Files.readSymbolicLink(DESCRIPTORS.resolve("1")));
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    private static boolean isInteractive() {
        java.io.Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (boolean) java.io.Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }
}
