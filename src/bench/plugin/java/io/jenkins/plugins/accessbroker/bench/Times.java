package io.jenkins.plugins.accessbroker.bench;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** How long something took, each time. */
final class Times implements Serializable {
    private static final long serialVersionUID = 1;
    private static final double NANOS = 1_000_000;

    private final List<Long> nanos = Collections.synchronizedList(new ArrayList<>());

    void add(long time) {
        nanos.add(time);
    }

    double median() {
        return percentile(50);
    }

    /** In milliseconds: the least time that so many of a hundred did not exceed. */
    double percentile(int percent) {
        List<Long> sorted = nanos.stream().sorted().toList();
        int rank = (int) Math.ceil(percent / 100.0 * sorted.size());
        return sorted.get(Math.max(rank, 1) - 1) / NANOS;
    }
}
