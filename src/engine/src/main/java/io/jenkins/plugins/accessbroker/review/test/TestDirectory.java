package io.jenkins.plugins.accessbroker.review.test;

import io.jenkins.plugins.accessbroker.policy.document.Problem;
import io.jenkins.plugins.accessbroker.policy.document.Problems;
import io.jenkins.plugins.accessbroker.policy.file.DirectoryFiles;
import io.jenkins.plugins.accessbroker.policy.file.FileKind;
import io.jenkins.plugins.accessbroker.policy.yaml.Yaml;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The policy tests of a directory: every {@code *.test.yaml} and {@code *.test.yml} below it, but for hidden ones. */
public final class TestDirectory {
    private TestDirectory() {}

    /** Reads all policy tests below the directory, in the order of their paths. */
    public static LoadedTests load(Path directory) {
        List<Problem> problems = new ArrayList<>();
        List<TestFile> files = new ArrayList<>();
        DirectoryFiles.read(directory, FileKind.TEST, problems, (name, bytes) -> {
            Problems own = new Problems();
            read(name, bytes, own).ifPresent(files::add);
            problems.addAll(own.sorted());
        });
        return new LoadedTests(
                problems.isEmpty() ? files : List.of(),
                problems.stream().sorted().toList());
    }

    /**
     * Reads one file.
     *
     * @param name the file as messages name it
     * @return nothing where problems were added
     */
    public static Optional<TestFile> read(String name, byte[] bytes, Problems problems) {
        int before = problems.count();
        return Yaml.read(name, bytes, problems)
                .flatMap(document -> TestFileReader.read(document, problems))
                .filter(tests -> problems.count() == before)
                .map(tests -> new TestFile(name, tests));
    }
}
