package io.jenkins.plugins.accessbroker.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

/** Failures of files are put in words that name no class. */
class IoCauseTest {

    @Test
    void a_cause_is_told_in_words() {
        assertThat(IoCause.of(new AccessDeniedException("/p/a.yaml"))).isEqualTo("permission denied");
        assertThat(IoCause.of(new NoSuchFileException("/p/a.yaml"))).isEqualTo("no such file or directory");
        assertThat(IoCause.of(new IOException("disk\nfailed"))).isEqualTo("disk\\u000Afailed");
        assertThat(IoCause.of(new IOException())).isEqualTo("input or output error");
    }
}
