package io.jenkins.plugins.accessbroker.fuzz;

/** What Jazzer calls with one input after the other; which target it is for is an argument. */
public final class Fuzzer {
    private static Target target;

    private Fuzzer() {}

    /** Called once, with the target's folder. */
    public static void fuzzerInitialize(String[] arguments) {
        target = Target.of(arguments[0]);
    }

    /** Called for each input. Whatever it throws is a finding. */
    public static void fuzzerTestOneInput(byte[] input) {
        target.read(input);
    }
}
