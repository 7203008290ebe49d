package io.jenkins.plugins.accessbroker.policy.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

/** Failures of files are put in words that name no class. */
class CausesTest {

    @Test
    void a_cause_is_told_in_words() {
        assertThat(Causes.of(new AccessDeniedException("/p/a.yaml"))).isEqualTo("access denied");
        assertThat(Causes.of(new NoSuchFileException("/p/a.yaml"))).isEqualTo("there is no such file");
        assertThat(Causes.of(new IOException("disk\nfailed"))).isEqualTo("disk\\u000Afailed");
        assertThat(Causes.of(new IOException())).isEqualTo("input or output failed");
    }
}
