package io.jenkins.plugins.accessbroker.plugin.config;

import io.jenkins.plugins.accessbroker.policy.ScopeReader;
import io.jenkins.plugins.accessbroker.policy.document.Position;
import io.jenkins.plugins.accessbroker.policy.document.Problem;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The policies of a directory, kept up with its files. What is in force is always one whole set that was loaded without
 * any problem; it is exchanged at once, or not at all.
 */
public final class PoliciesInForce {
    /** How long after files were found to be wrong they are read again though they have not changed. */
    static final Duration AGAIN = Duration.ofMinutes(1);

    private static final Logger LOGGER = Logger.getLogger(PoliciesInForce.class.getName());

    private final Supplier<Path> directory;
    private final Supplier<Taking> taking;
    private final InstantSource clock;
    private final ReentrantLock looking = new ReentrantLock();
    private volatile PolicySnapshot snapshot;
    private Optional<Seen> taken = Optional.empty(); // these three are touched by whoever looks only
    private Optional<Seen> last = Optional.empty();
    private Instant tried = Instant.EPOCH;

    private record Seen(Path directory, Fingerprint files) {
        static Seen in(Path directory) {
            return new Seen(directory, Fingerprint.of(directory));
        }
    }

    /**
     * Nothing is in force at first, and nothing is read yet.
     *
     * @param directory where the policy files are at the moment
     * @param scopes what the issuers that are known read
     */
    public PoliciesInForce(Supplier<Path> directory, Collection<ScopeReader> scopes, InstantSource clock) {
        this(directory, () -> new FilesAsTheyAre(scopes, clock), clock);
    }

    /**
     * Nothing is in force at first, and nothing is read yet.
     *
     * @param taking what makes of files what is in force
     */
    PoliciesInForce(Supplier<Path> directory, Supplier<Taking> taking, InstantSource clock) {
        this.directory = directory;
        this.taking = taking;
        this.clock = clock;
        this.snapshot = PolicySnapshot.nothing(directory.get());
    }

    /** What is in force, and what is wrong with newer files. */
    public PolicySnapshot snapshot() {
        return snapshot;
    }

    /**
     * Looks whether the files have changed, and takes them once two looks in a row find the same: files that are being
     * copied are not taken. Does nothing while another look is under way.
     */
    public void look() {
        if (!looking.tryLock()) {
            return;
        }
        try {
            Seen now = Seen.in(directory.get());
            boolean settled = last.filter(now::equals).isPresent();
            last = Optional.of(now);
            if (settled && (taken.filter(now::equals).isEmpty() || isDueAgain())) {
                take(now);
            }
        } finally {
            looking.unlock();
        }
    }

    /** Takes the files as they are now, without waiting for a second look. */
    public PolicySnapshot reloadNow() {
        looking.lock();
        try {
            Seen now = Seen.in(directory.get());
            last = Optional.of(now);
            take(now);
            return snapshot;
        } finally {
            looking.unlock();
        }
    }

    /** What is wrong may lie outside of the files' own state, such as in a disk that could not be read. */
    private boolean isDueAgain() {
        return !snapshot.problems().isEmpty() && !clock.instant().isBefore(tried.plus(AGAIN));
    }

    private void take(Seen now) {
        tried = clock.instant();
        PolicySnapshot next = next(now.directory());
        if (!Seen.in(now.directory()).equals(now)) {
            taken = Optional.empty();
            snapshot = snapshot.with(now.directory(), List.of(changing(now.directory())));
            return;
        }
        taken = Optional.of(now);
        snapshot = next;
    }

    private PolicySnapshot next(Path from) {
        try {
            return taking.get().take(snapshot, from);
        } catch (RuntimeException e) {
            LOGGER.log(Level.WARNING, e, () -> "the policy files in " + from + " could not be read");
            return snapshot.with(from, List.of(fault(from)));
        }
    }

    private static Problem changing(Path directory) {
        return new Problem(
                start(directory),
                "the files changed while they were read, and none of them was taken: they are read again soon, or"
                        + " reload them");
    }

    private static Problem fault(Path directory) {
        return new Problem(
                start(directory),
                "the files could not be read for a fault of this program: report it with the policy files");
    }

    private static Position start(Path directory) {
        return new Position(directory.toString(), 1, 1);
    }
}
