package io.jenkins.plugins.accessbroker.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Durations are read as they are written. */
class DurationsTest {
    private static final int CASES = Integer.getInteger("accessbroker.cases", 20_000);

    @ParameterizedTest
    @CsvSource({
        "15m, 900",
        "1h, 3600",
        "1h30m, 5400",
        "900s, 900",
        "90m, 5400",
        "1h1m1s, 3661",
        "0s, 0",
        "0h0m0s, 0",
        "9999h, 35996400",
        "05m, 300"
    })
    void text_is_read_as_seconds(String text, long seconds) {
        assertThat(Durations.parse(text)).contains(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "15",
                "m",
                "15 m",
                "15M",
                "-15m",
                "+15m",
                "1.5h",
                "30m1h",
                "1h1h",
                "1d",
                "10000h",
                "1000000m",
                "10000000s",
                "15m ",
                "PT15M",
                "\u0661m",
                "1h\n"
            })
    void other_text_is_no_duration(String text) {
        assertThat(Durations.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0, 0s", "1, 1s", "60, 1m", "3600, 1h", "5400, 1h30m", "3601, 1h1s", "86400, 24h"})
    void seconds_are_written_in_the_largest_units(long seconds, String text) {
        assertThat(Durations.format(Duration.ofSeconds(seconds))).isEqualTo(text);
    }

    @Test
    void fractions_of_a_second_are_not_written() {
        assertThat(Durations.format(Duration.ofMillis(61_999))).isEqualTo("1m1s");
    }

    @Test
    void what_is_written_is_read_back() {
        Random random = new Random(1);
        for (int i = 0; i < CASES; i++) {
            Duration duration = Duration.ofSeconds(random.nextInt(10_000 * 3_600));
            assertThat(Durations.parse(Durations.format(duration))).contains(duration);
        }
    }
}
