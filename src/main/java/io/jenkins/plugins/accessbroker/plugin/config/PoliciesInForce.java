package io.jenkins.plugins.accessbroker.plugin.config;

import io.jenkins.plugins.accessbroker.policy.document.Problem;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The policies of a place, kept up with what is there. What is in force is always one whole set that was loaded without
 * any problem; it is exchanged at once, or not at all.
 */
public final class PoliciesInForce {
    /** How long after files were found to be wrong they are read again though they have not changed. */
    static final Duration AGAIN = Duration.ofMinutes(1);

    private static final Logger LOGGER = Logger.getLogger(PoliciesInForce.class.getName());

    private final Supplier<Taking> taking;
    private final InstantSource clock;
    private final ReentrantLock looking = new ReentrantLock();
    private volatile PolicySnapshot snapshot;
    private volatile Optional<Taking> exchangedBy = Optional.empty();
    private Optional<Seen> taken = Optional.empty(); // these three are touched by whoever looks only
    private Optional<Seen> last = Optional.empty();
    private Instant tried = Instant.EPOCH;

    private record Seen(Taking by, Object mark) {
        static Seen by(Taking taking) {
            return new Seen(taking, taking.mark());
        }
    }

    /**
     * Nothing is in force at first, and nothing is read yet.
     *
     * @param taking what makes of policies what is in force, as the configuration at the moment demands it
     */
    PoliciesInForce(Supplier<Taking> taking, InstantSource clock) {
        this.taking = taking;
        this.clock = clock;
        this.snapshot = PolicySnapshot.nothing(taking.get().place());
    }

    /**
     * What is in force, and what is wrong with newer policies. What the configuration at the moment does not let be in force
     * is not, whoever else has not noticed yet that it changed.
     */
    public PolicySnapshot snapshot() {
        return taking.get().stays(snapshot);
    }

    /** Whether what is in force was taken as the configuration at the moment demands it. */
    boolean isAsConfigured() {
        return exchangedBy.filter(taking.get()::equals).isPresent();
    }

    /** Puts in force what is there when the controller starts. What is far away is taken by a later look. */
    void begin() {
        looking.lock();
        try {
            exchange(taking.get(), by -> by.begin(snapshot));
        } finally {
            looking.unlock();
        }
    }

    /**
     * Looks whether the policies have changed, and takes them once two looks in a row find the same: files that are being
     * copied are not taken. Does nothing while another look is under way.
     */
    public void look() {
        if (!looking.tryLock()) {
            return;
        }
        try {
            Seen now = Seen.by(taking.get());
            boolean settled = last.filter(now::equals).isPresent();
            last = Optional.of(now);
            if (settled && (taken.filter(now::equals).isEmpty() || isDueAgain(now.by()))) {
                take(now);
            }
        } finally {
            looking.unlock();
        }
    }

    /** Takes the policies as they are now, without waiting for a second look. */
    public PolicySnapshot reloadNow() {
        looking.lock();
        try {
            Seen now = Seen.by(taking.get());
            last = Optional.of(now);
            take(now);
            return snapshot();
        } finally {
            looking.unlock();
        }
    }

    /**
     * Counts what a person says of the version that waits, as it is now, and puts it in force if that is enough.
     *
     * @throws ReviewRefused if it does not count
     */
    public PolicySnapshot review(GivenReview review) throws ReviewRefused {
        looking.lock();
        try {
            Seen now = Seen.by(taking.get());
            take(now);
            now.by().review(snapshot, review);
            take(Seen.by(now.by()));
            return snapshot();
        } finally {
            looking.unlock();
        }
    }

    /** What is wrong may lie outside of the policies' own state, such as in a disk that could not be read. */
    private boolean isDueAgain(Taking by) {
        return !snapshot.isNewest() && !clock.instant().isBefore(tried.plus(by.again()));
    }

    /** Policies that change meanwhile have another mark than the one that is remembered, and are taken again. */
    private void take(Seen now) {
        tried = clock.instant();
        exchange(now.by(), by -> by.take(snapshot));
        taken = Optional.of(now);
    }

    private void exchange(Taking by, Function<Taking, PolicySnapshot> taken) {
        exchangedBy = Optional.of(by);
        try {
            snapshot = taken.apply(by);
        } catch (RuntimeException e) {
            LOGGER.log(Level.WARNING, e, () -> "the policies in " + by.place() + " could not be taken");
            snapshot = by.stays(snapshot).with(by.place(), List.of(fault(by.place())), Optional.empty());
        }
    }

    private static Problem fault(String place) {
        return PolicySnapshot.problem(
                place, "the policies could not be taken for a fault of this program: report it with the policy files");
    }
}
