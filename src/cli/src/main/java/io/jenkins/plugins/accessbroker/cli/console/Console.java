package io.jenkins.plugins.accessbroker.cli.console;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;

/**
 * The surroundings of a command.
 *
 * @param out standard output: what was asked for
 * @param err standard error: what people are told besides
 * @param clock the time
 * @param stdio what a command that is run gets
 */
public record Console(Printer out, Printer err, InstantSource clock, ChildStdio stdio) {
    public Console {
        Objects.requireNonNull(out);
        Objects.requireNonNull(err);
        Objects.requireNonNull(clock);
        Objects.requireNonNull(stdio);
    }

    /** Those of this process. */
    public static Console ofProcess() {
        Map<String, String> environment = System.getenv();
        return new Console(
                new Printer(stream(FileDescriptor.out), Colour.shows(environment, Terminal.isOutput())),
                new Printer(stream(FileDescriptor.err), Colour.shows(environment, Terminal.isError())),
                InstantSource.system(),
                ChildStdio.inherited());
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }
}
