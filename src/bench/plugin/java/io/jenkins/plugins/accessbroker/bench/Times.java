package io.jenkins.plugins.accessbroker.bench;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/** How long something took, each time, without the first times, in which everything is slow. */
final class Times implements Serializable {
    static final int WARM_UP = 100;
    static final int ROUNDS = 500;

    private static final long serialVersionUID = 1;
    private static final double NANOS = 1_000_000;

    /** One time: before the body and after it, and what all processors of the JVM did meanwhile. */
    private record Time(long start, long end, long processors) implements Serializable {}

    private final List<Time> times = new ArrayList<>();

    void add(long start, long end, long processors) {
        times.add(new Time(start, end, processors));
    }

    double median() {
        return percentile(50);
    }

    /** In milliseconds: the least time that so many of a hundred did not exceed. */
    double percentile(int percent) {
        return percentile(percent, time -> time.start() + time.end());
    }

    double medianStart() {
        return percentile(50, Time::start);
    }

    double medianEnd() {
        return percentile(50, Time::end);
    }

    /** The mean, since the clock of processors ticks coarsely. */
    double meanProcessors() {
        return times.stream().skip(WARM_UP).mapToLong(Time::processors).average().orElseThrow() / NANOS;
    }

    private double percentile(int percent, ToLongFunction<Time> part) {
        long[] sorted = times.stream().skip(WARM_UP).mapToLong(part).sorted().toArray();
        int rank = (int) Math.ceil(percent / 100.0 * sorted.length);
        return sorted[Math.max(rank, 1) - 1] / NANOS;
    }
}
