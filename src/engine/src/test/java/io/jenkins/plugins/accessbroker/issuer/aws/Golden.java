package io.jenkins.plugins.accessbroker.issuer.aws;

import io.jenkins.plugins.accessbroker.issuer.GoldenFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Expected texts below {@code testdata/issuers/aws-sts}. With {@code -Daccessbroker.golden=write} they are written anew,
 * to be read in the diff.
 */
final class Golden {
    private static final Path ROOT = GoldenFile.folder("aws-sts");

    private Golden() {}

    static Path file(String name) {
        return ROOT.resolve(name);
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The files of a folder that end so, in order. */
    static List<Path> files(String folder, String end) {
        try (Stream<Path> files = Files.list(file(folder))) {
            return files.filter(file -> file.toString().endsWith(end)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void check(String name, String text) {
        GoldenFile.check(file(name), text);
    }
}
