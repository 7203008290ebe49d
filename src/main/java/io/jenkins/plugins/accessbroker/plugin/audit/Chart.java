package io.jenkins.plugins.accessbroker.plugin.audit;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/** Decisions over time, as bars: those permitted go up, those denied go down. */
public final class Chart {
    /** Bars at most. */
    static final int MOST_BARS = 48;

    /** Bars at least, so that one is not as wide as the page: the first of them may stand for nothing. */
    static final int FEWEST_BARS = 24;

    /** The lengths of time that a bar can stand for. */
    private static final List<Duration> WIDTHS = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofHours(1),
            Duration.ofHours(6),
            Duration.ofDays(1),
            Duration.ofDays(7),
            Duration.ofDays(30),
            Duration.ofDays(365));

    private final List<Bar> bars;
    private final boolean partial;

    private Chart(List<Bar> bars, boolean partial) {
        this.bars = List.copyOf(bars);
        this.partial = partial;
    }

    /** The chart of decisions at these times, in milliseconds since 1970. */
    static Chart of(long[] permitted, long[] denied) {
        boolean partial = permitted.length >= AuditSearch.CHARTED || denied.length >= AuditSearch.CHARTED;
        long[] times = LongStream.concat(Arrays.stream(permitted), Arrays.stream(denied))
                .sorted()
                .toArray();
        if (times.length == 0) {
            return new Chart(List.of(), false);
        }
        long width = width(times[0], times[times.length - 1]);
        long last = Math.floorDiv(times[times.length - 1], width);
        long first = Math.min(Math.floorDiv(times[0], width), last - FEWEST_BARS + 1);
        int count = (int) (last - first) + 1;
        int[] up = counted(permitted, width, first, count);
        int[] down = counted(denied, width, first, count);
        int highest = Math.max(
                Arrays.stream(up).max().orElseThrow(), Arrays.stream(down).max().orElseThrow());
        List<Bar> bars = new ArrayList<>();
        for (int at = 0; at < count; at++) {
            bars.add(new Bar(at, Instant.ofEpochMilli((first + at) * width), up[at], down[at], highest));
        }
        return new Chart(bars, partial);
    }

    private static long width(long first, long last) {
        return WIDTHS.stream()
                .mapToLong(Duration::toMillis)
                .filter(width -> Math.floorDiv(last, width) - Math.floorDiv(first, width) < MOST_BARS)
                .findFirst()
                .orElse(Math.max(1, (last - first) / (MOST_BARS - 1) + 1));
    }

    private static int[] counted(long[] times, long width, long first, int count) {
        int[] counts = new int[count];
        for (long time : times) {
            counts[(int) (Math.floorDiv(time, width) - first)]++;
        }
        return counts;
    }

    public List<Bar> getBars() {
        return bars;
    }

    /** The bars that stand for any decision. */
    public List<Bar> getFilled() {
        return bars.stream()
                .filter(bar -> bar.getPermitted() + bar.getDenied() > 0)
                .toList();
    }

    /** Whether there is no decision to draw. */
    public boolean isNone() {
        return bars.isEmpty();
    }

    /** Whether there may be older decisions that are not counted. */
    public boolean isPartial() {
        return partial;
    }

    public int getPermitted() {
        return bars.stream().mapToInt(Bar::getPermitted).sum();
    }

    public int getDenied() {
        return bars.stream().mapToInt(Bar::getDenied).sum();
    }

    /** The drawing's width. */
    public int getWidth() {
        return bars.size() * Bar.STRIDE;
    }

    public int getHeight() {
        return 2 * Bar.TALLEST;
    }

    public int getMiddle() {
        return Bar.TALLEST;
    }

    public String getFirst() {
        return bars.get(0).getStart();
    }

    public String getLast() {
        return bars.get(bars.size() - 1).getStart();
    }

    /** One bar, at its place in the drawing. */
    public static final class Bar {
        /** From one bar to the next. */
        static final int STRIDE = 10;
        /** The longest bar. */
        static final int TALLEST = 60;
        /** Above and below the shortest bar that is seen. */
        private static final int SHORTEST = 2;

        private final int at;
        private final Instant start;
        private final int permitted;
        private final int denied;
        private final int highest;

        private Bar(int at, Instant start, int permitted, int denied, int highest) {
            this.at = at;
            this.start = start;
            this.permitted = permitted;
            this.denied = denied;
            this.highest = highest;
        }

        /** When its time begins, to the minute, in UTC. */
        public String getStart() {
            return start.truncatedTo(ChronoUnit.MINUTES)
                    .toString()
                    .replace('T', ' ')
                    .replace(":00Z", "");
        }

        public int getPermitted() {
            return permitted;
        }

        public int getDenied() {
            return denied;
        }

        public int getX() {
            return at * STRIDE + 1;
        }

        public int getWidth() {
            return STRIDE - 2;
        }

        public int getUp() {
            return length(permitted);
        }

        public int getDown() {
            return length(denied);
        }

        public int getTop() {
            return TALLEST - getUp();
        }

        private int length(int count) {
            return count == 0 ? 0 : Math.max(SHORTEST, Math.round((float) count * TALLEST / highest));
        }
    }
}
