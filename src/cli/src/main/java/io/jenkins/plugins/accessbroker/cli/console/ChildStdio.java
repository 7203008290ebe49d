package io.jenkins.plugins.accessbroker.cli.console;

import java.lang.ProcessBuilder.Redirect;
import java.util.Objects;

/** What a command that is run has as its standard input, output and error. */
public record ChildStdio(Redirect in, Redirect out, Redirect err) {
    public ChildStdio {
        Objects.requireNonNull(in);
        Objects.requireNonNull(out);
        Objects.requireNonNull(err);
    }

    /** Those of this process. */
    public static ChildStdio inherited() {
        return new ChildStdio(Redirect.INHERIT, Redirect.INHERIT, Redirect.INHERIT);
    }

    /** Gives a process these. */
    public void apply(ProcessBuilder process) {
        process.redirectInput(in).redirectOutput(out).redirectError(err);
    }
}
