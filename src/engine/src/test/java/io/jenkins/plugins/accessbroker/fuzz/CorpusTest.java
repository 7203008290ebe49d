package io.jenkins.plugins.accessbroker.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.accessbroker.Cases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever the fuzzer found worth keeping in {@code testdata/fuzz} is read without a finding. */
class CorpusTest {
    @ParameterizedTest
    @EnumSource
    void the_corpus_of_the_fuzzer_gives_no_finding(Target target) throws IOException {
        List<Path> corpus = corpus(target);
        assertThat(corpus).isNotEmpty();
        for (Path file : corpus) {
            try {
                target.read(Files.readAllBytes(file));
            } catch (RuntimeException | Error e) {
                throw new AssertionError("finding in " + target.folder() + "/" + file.getFileName(), e);
            }
        }
    }

    @Test
    void a_target_that_is_not_there_is_an_error() {
        assertThatThrownBy(() -> Target.of("nothing")).hasMessage("nothing to fuzz is called `nothing`");
    }

    private static List<Path> corpus(Target target) throws IOException {
        try (Stream<Path> files = Files.list(Cases.testdata("fuzz").resolve(target.folder()))) {
            return files.sorted().toList();
        }
    }
}
