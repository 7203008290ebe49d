package io.jenkins.plugins.accessbroker.cli.console;

/** Numbers of things, in words. */
public final class Count {
    private Count() {}

    /** {@code 1 grant}, {@code 2 grants}. */
    public static String of(long number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }
}
