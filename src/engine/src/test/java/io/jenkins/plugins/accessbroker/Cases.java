package io.jenkins.plugins.accessbroker;

import java.nio.file.Path;

/** How many random cases a test runs, and where the data is that tests are driven from. */
public final class Cases {
    private Cases() {}

    /** The number for the default run, or what the profile {@code full} sets. */
    public static int count(int byDefault) {
        return Integer.getInteger("accessbroker.cases", byDefault);
    }

    /** A folder of {@code testdata}. */
    public static Path testdata(String folder) {
        return Path.of(System.getProperty("accessbroker.testdata", "../../testdata"))
                .toAbsolutePath()
                .normalize()
                .resolve(folder);
    }
}
