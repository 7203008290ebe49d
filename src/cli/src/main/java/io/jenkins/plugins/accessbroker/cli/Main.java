package io.jenkins.plugins.accessbroker.cli;

import io.jenkins.plugins.accessbroker.cli.console.Console;

/** The process {@code access-broker}. */
public final class Main {
    private Main() {}

    /** Runs a command and ends with its exit code. */
    public static void main(String[] args) {
        System.exit(new Cli(Console.ofProcess()).run(args));
    }
}
