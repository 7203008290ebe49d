package io.jenkins.plugins.accessbroker.cli.console;

/** The exit codes of every command; {@code exec} passes on those of its own command besides. */
public final class ExitCode {
    /** Permitted, or everything is fine. */
    public static final int FINE = 0;

    /** It failed, or problems were found. */
    public static final int FAILED = 1;

    /** The command line is not one that the command takes. */
    public static final int USAGE = 2;

    /** The request was denied. */
    public static final int DENIED = 3;

    /** A change of policies gives somebody more, and that was asked to fail. */
    public static final int WIDENED = 4;

    private ExitCode() {}
}
