package io.jenkins.plugins.accessbroker.fuzz;

import io.jenkins.plugins.accessbroker.Cases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** What is fuzzed: the readers of files that people write, and what is done with what they read. */
enum Target {
    POLICY(Readings::policy),
    BOUNDARY(Readings::boundary),
    TEST(Readings::test),
    SIGNATURE(Readings::signature),
    SIGNERS(Readings::signers);

    private final Consumer<byte[]> read;

    Target(Consumer<byte[]> read) {
        this.read = read;
    }

    /** Reads a file. Throws whatever is wrong with how it was read. */
    void read(byte[] file) {
        read.accept(file);
    }

    /** Its name on the command line, and the folder of its corpus in {@code testdata/fuzz}. */
    String folder() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What the fuzzer found worth keeping, and what it started from. */
    List<Path> corpus() throws IOException {
        try (Stream<Path> files = Files.list(Cases.testdata("fuzz").resolve(folder()))) {
            return files.sorted().toList();
        }
    }

    static Target of(String folder) {
        return Arrays.stream(values())
                .filter(target -> target.folder().equals(folder))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("nothing to fuzz is called `" + folder + "`"));
    }
}
