package io.jenkins.plugins.accessbroker.audit.anchor;

import io.jenkins.plugins.accessbroker.audit.anchor.AnchorFault.Reason;
import io.jenkins.plugins.accessbroker.text.Durations;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Publishes to one anchor, and knows how far it is behind the log. Rounds are run by one thread at a time. */
final class AnchorWatch {
    private final AnchoredLog log;
    private final AnchorSetup setup;
    private final InstantSource clock;
    private Optional<Anchored> last = Optional.empty();
    private Optional<AnchorFault> alarm = Optional.empty();
    private Optional<Instant> since = Optional.empty();
    private Optional<Instant> behindSince = Optional.empty();
    private long size;

    /** A watch that has seen nothing yet: what is in the log is taken to be there since what was last anchored. */
    AnchorWatch(AnchoredLog log, AnchorSetup setup, InstantSource clock) {
        this.log = log;
        this.setup = setup;
        this.clock = clock;
        try {
            this.last = setup.memory().read(log);
            recorded(log.checkpoint().checkpoint().size());
            this.behindSince = behindSince.map(now -> last.map(Anchored::at).orElse(now));
        } catch (AnchorFault e) {
            failed(e);
        }
    }

    /** The log has so many entries by now. */
    synchronized void recorded(long entries) {
        size = Math.max(size, entries);
        if (behindSince.isEmpty() && unanchored() > 0) {
            behindSince = Optional.of(clock.instant());
        }
    }

    /** Looks at the anchor once, and publishes what it does not have. What goes wrong is the alarm. */
    void round() {
        Instant began = clock.instant();
        try {
            done(began, new Round(log, setup.anchor(), setup.memory(), clock).run());
        } catch (AnchorFault e) {
            failed(e);
        } catch (RuntimeException e) {
            failed(new AnchorFault(
                    Reason.INTERNAL,
                    "a fault of this program kept the audit log from being anchored at "
                            + setup.anchor().name() + ": report it",
                    e));
        }
    }

    private synchronized void done(Instant began, Optional<Anchored> anchored) {
        last = anchored.or(() -> last);
        size = Math.max(size, anchored.map(Anchored::size).orElse(0L));
        alarm = Optional.empty();
        since = Optional.empty();
        behindSince = unanchored() > 0 ? Optional.of(began) : Optional.empty();
    }

    private synchronized void failed(AnchorFault fault) {
        since = since.or(() -> Optional.of(clock.instant()));
        alarm = Optional.of(fault);
    }

    private synchronized long unanchored() {
        return Math.max(0, size - last.map(Anchored::size).orElse(0L));
    }

    synchronized AnchorState state() {
        return new AnchorState(setup.anchor().name(), last, alarm, since, unanchored());
    }

    /** Why nothing may be given, if the anchor is further behind than is demanded. */
    synchronized Optional<String> behind() {
        if (setup.demand().isEmpty()) {
            return Optional.empty();
        }
        AnchorDemand demand = setup.demand().get();
        Duration age =
                behindSince.map(from -> Duration.between(from, clock.instant())).orElse(Duration.ZERO);
        if (unanchored() <= demand.entries() && age.compareTo(demand.age()) <= 0) {
            return Optional.empty();
        }
        return Optional.of("`" + unanchored() + "` entries, the oldest of `" + Durations.format(age)
                + "` ago, are not anchored at " + setup.anchor().name() + ", and at most `" + demand.entries()
                + "` of `" + Durations.format(demand.age()) + "` may be: "
                + alarm.map(Throwable::getMessage).orElse("wait until they are"));
    }

    void close() {
        setup.anchor().close();
    }
}
