package io.jenkins.plugins.accessbroker.plugin.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What a chart counts and how it is drawn. */
class ChartTest {
    private static final long START = Instant.parse("2026-11-23T10:00:30Z").toEpochMilli();

    @Test
    void each_decision_is_in_the_bar_of_its_time() {
        Chart chart = Chart.of(new long[] {START, START + 1_000, START + 120_000}, new long[] {START + 60_000});
        assertThat(chart.getBars()).hasSize(Chart.FEWEST_BARS);
        assertThat(chart.getFilled()).extracting(Chart.Bar::getPermitted).containsExactly(2, 0, 1);
        assertThat(chart.getFilled()).extracting(Chart.Bar::getDenied).containsExactly(0, 1, 0);
        assertThat(chart.getFilled())
                .extracting(Chart.Bar::getStart)
                .containsExactly("2026-11-23 10:00", "2026-11-23 10:01", "2026-11-23 10:02");
    }

    @Test
    void nothing_is_lost_and_there_are_never_too_many_bars_whatever_the_times() {
        Random random = new Random(7);
        for (int round = 0; round < 500; round++) {
            long span = 1 + (long) Math.pow(10, random.nextInt(14));
            long[] permitted = times(random, span, random.nextInt(50));
            long[] denied = times(random, span, 1 + random.nextInt(50));
            Chart chart = Chart.of(permitted, denied);
            assertThat(chart.getPermitted()).isEqualTo(permitted.length);
            assertThat(chart.getDenied()).isEqualTo(denied.length);
            assertThat(chart.getBars()).hasSizeBetween(Chart.FEWEST_BARS, Chart.MOST_BARS);
            assertThat(chart.getBars())
                    .allMatch(bar -> bar.getUp() <= Chart.Bar.TALLEST
                            && bar.getDown() <= Chart.Bar.TALLEST
                            && bar.getUp() > 0 == bar.getPermitted() > 0);
        }
    }

    @Test
    void times_before_1970_have_bars_too() {
        Chart chart = Chart.of(new long[] {-Duration.ofDays(1).toMillis()}, new long[] {0});
        assertThat(chart.getPermitted() + chart.getDenied()).isEqualTo(2);
    }

    @Test
    void no_decisions_are_no_bars() {
        assertThat(Chart.of(new long[0], new long[0]).isNone()).isTrue();
    }

    @Test
    void a_chart_that_may_have_left_out_older_decisions_says_so() {
        long[] many = LongStream.range(0, AuditSearch.CHARTED).toArray();
        assertThat(Chart.of(many, new long[0]).isPartial()).isTrue();
        assertThat(Chart.of(new long[] {1}, new long[0]).isPartial()).isFalse();
    }

    private static long[] times(Random random, long span, int count) {
        return random.longs(count, START, START + span).toArray();
    }
}
