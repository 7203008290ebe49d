package io.jenkins.plugins.accessbroker.plugin.migration;

import io.jenkins.plugins.accessbroker.plugin.guard.Mediation;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/**
 * What is known of a use.
 *
 * @param times in how many builds; outside builds, how often
 * @param last when it was seen last
 * @param build the build that it was seen in last
 * @param mediation of the last time
 */
record Tally(long times, Instant last, int build, Set<Source> sources, Mediation mediation) {
    Tally {
        Objects.requireNonNull(last);
        sources = Collections.unmodifiableSet(EnumSet.copyOf(sources));
        Objects.requireNonNull(mediation);
    }

    static Tally of(Sighting first) {
        return new Tally(1, first.at(), first.build(), EnumSet.of(first.source()), first.mediation());
    }

    /** With one more; what a build does again is counted once. */
    Tally and(Sighting next) {
        EnumSet<Source> all = EnumSet.copyOf(sources);
        all.add(next.source());
        boolean again = next.build() != 0 && next.build() == build;
        return new Tally(again ? times : times + 1, next.at(), next.build(), all, next.mediation());
    }

    /** With what is known of the same use under another name. */
    Tally plus(Tally other) {
        EnumSet<Source> all = EnumSet.copyOf(sources);
        all.addAll(other.sources);
        Tally later = other.last.isAfter(last) ? other : this;
        return new Tally(times + other.times, later.last, later.build, all, later.mediation);
    }
}
