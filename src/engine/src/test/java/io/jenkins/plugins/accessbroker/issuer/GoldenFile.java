package io.jenkins.plugins.accessbroker.issuer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** An expected text. With {@code -Daccessbroker.golden=write} it is written anew, to be read in the diff. */
public final class GoldenFile {
    private GoldenFile() {}

    /** The folder of an issuer's expected texts, below {@code testdata/issuers}. */
    public static Path folder(String issuer) {
        return Path.of(System.getProperty("accessbroker.testdata"), "issuers", issuer)
                .normalize();
    }

    /** The text must be that of the file. */
    public static void check(Path file, String text) {
        try {
            if ("write".equals(System.getProperty("accessbroker.golden"))) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, text);
            }
            assertThat(file).exists();
            assertThat(text).isEqualTo(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
