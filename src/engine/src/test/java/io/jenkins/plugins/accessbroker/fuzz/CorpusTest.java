package io.jenkins.plugins.accessbroker.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever the fuzzer found worth keeping in {@code testdata/fuzz} is read without a finding. */
class CorpusTest {
    @ParameterizedTest
    @EnumSource
    void the_corpus_of_the_fuzzer_gives_no_finding(Target target) throws IOException {
        List<Path> corpus = target.corpus();
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
}
