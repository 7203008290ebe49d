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

    /** One time: before the body and after it. */
    private record Time(long start, long end) implements Serializable {}

    private final List<Time> times = new ArrayList<>();

    void add(long start, long end) {
        times.add(new Time(start, end));
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

    private double percentile(int percent, ToLongFunction<Time> part) {
        long[] sorted = times.stream().skip(WARM_UP).mapToLong(part).sorted().toArray();
        int rank = (int) Math.ceil(percent / 100.0 * sorted.length);
        return sorted[Math.max(rank, 1) - 1] / NANOS;
    }
}
