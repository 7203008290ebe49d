package io.jenkins.plugins.accessbroker.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class MutableClockTest {
    private static final Instant START = Instant.parse("2026-03-01T09:00:00Z");

    @Test
    void standsStillUntilItIsMoved() {
        MutableClock clock = MutableClock.at(START);
        assertThat(clock.instant()).isEqualTo(START).isEqualTo(clock.instant());
        assertThat(clock.advance(Duration.ofMinutes(5))).isEqualTo(START.plusSeconds(300));
        assertThat(clock.advance(Duration.ofMinutes(-6))).isEqualTo(START.minusSeconds(60));
        clock.set(START);
        assertThat(clock.instant()).isEqualTo(START);
        assertThat(clock).hasToString("2026-03-01T09:00:00Z");
    }

    @Test
    void startsWhereItIsTold() {
        assertThat(MutableClock.at("2026-03-01T09:00:00Z").instant()).isEqualTo(START);
        assertThat(MutableClock.atPresent().instant().getNano()).isZero();
    }
}
