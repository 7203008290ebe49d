package io.jenkins.plugins.accessbroker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files below {@code testdata} with expected texts; {@code -Daccessbroker.golden=write} writes them anew, for review. */
public final class Golden {
    private Golden() {}

    /** The text must be that of the file. */
    public static void check(String file, String text) {
        Path golden = Cases.testdata(file);
        try {
            if ("write".equals(System.getProperty("accessbroker.golden"))) {
                Files.createDirectories(golden.getParent());
                Files.writeString(golden, text);
            }
            assertThat(golden).exists();
            assertThat(text).isEqualTo(Files.readString(golden));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
