package io.jenkins.plugins.accessbroker.cli.console;

/** Numbers of things, in words. */
public final class Count {
    private Count() {}

    /** {@code 1 grant}, {@code 2 grants}. */
    public static String of(long number, String thing) {
        return of(number, thing, thing + "s");
    }

    /** {@code 1 entry}, {@code 2 entries}. */
    public static String of(long number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }
}
