package io.jenkins.plugins.accessbroker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Expected texts below {@code testdata}. With {@code -Daccessbroker.golden=write} they are written anew, for review. */
public final class Golden {
    private static final Path TESTDATA =
            Path.of(System.getProperty("accessbroker.testdata")).normalize();

    private Golden() {}

    /** The folders of a folder of {@code testdata}, a case each. */
    public static List<Path> folders(String name) throws IOException {
        try (Stream<Path> folders = Files.list(TESTDATA.resolve(name))) {
            return folders.filter(Files::isDirectory).sorted().toList();
        }
    }

    /** The text must be that of the file. */
    public static void check(Path file, String text) throws IOException {
        if ("write".equals(System.getProperty("accessbroker.golden"))) {
            Files.writeString(file, text);
        }
        assertThat(file).exists();
        assertThat(text).isEqualTo(Files.readString(file));
    }
}
