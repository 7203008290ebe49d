package io.jenkins.plugins.accessbroker.policy.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;

class FetchCauseTest {
    private static final String URL = "https://git.example.com/p.git";

    @Test
    void a_known_cause_is_told_however_deep_it_is() {
        assertThat(of(new IOException("outer", new IOException(new UnknownHostException("git.example.com")))))
                .isEqualTo("there is no such host");
    }

    @Test
    void the_address_and_names_of_classes_are_left_out() {
        assertThat(of(new IOException(URL + ": org.example.TransportException: it is\n  closed")))
                .isEqualTo("it is closed");
        assertThat(of(new IOException("not authorized"))).isEqualTo("not authorized");
    }

    @Test
    void what_says_nothing_is_told_as_that() {
        for (String message : new String[] {"", " : ", URL, "java.util.concurrent.FutureTask"}) {
            assertThat(of(new IOException(message))).isEqualTo("it failed without saying why");
        }
    }

    @Test
    void only_the_start_of_a_long_message_is_told() {
        assertThat(of(new IOException("x".repeat(60_000)))).isEqualTo("x".repeat(200) + "… (3800 more characters)");
    }

    private static String of(Throwable fault) {
        return FetchCause.of(fault, URL);
    }
}
