package io.jenkins.plugins.accessbroker.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What Jazzer calls with one input after the other; which target it is for is an argument. */
public final class Fuzzer {
    private static Target target;

    private Fuzzer() {}

    /** Called once, with the target's folder. Reads what it starts from, so that loading classes counts for no input. */
    public static void fuzzerInitialize(String[] arguments) throws IOException {
        target = Target.of(arguments[0]);
        for (Path file : target.corpus()) {
            target.read(Files.readAllBytes(file));
        }
    }

    /** Called for each input. Whatever it throws is a finding. */
    public static void fuzzerTestOneInput(byte[] input) {
        target.read(input);
    }
}
