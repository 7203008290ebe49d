package io.jenkins.plugins.accessbroker.plugin.migration;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.init.InitMilestone;
import hudson.init.Initializer;
import hudson.init.Terminator;
import hudson.model.PeriodicWork;
import hudson.util.DaemonThreadFactory;
import hudson.util.NamingThreadFactory;
import io.jenkins.plugins.accessbroker.plugin.guard.Mediation;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * What uses credentials on this controller. Who uses one only leaves a note, which is worked up on a thread of its own; what
 * is too much is counted and left out. The memory is written to disk every few minutes and when the controller stops.
 */
@Restricted(NoExternalUse.class)
@Extension
public final class Uses extends PeriodicWork {
    private static final Logger LOGGER = Logger.getLogger(Uses.class.getName());
    static final int WAITING = 10_000;
    private static final int PATIENCE_SECONDS = 30;

    private final InstantSource clock = InstantSource.system();
    private final UseMemory memory = new UseMemory();
    private final StoredIds ids = new StoredIds(clock);
    private final AtomicLong missed = new AtomicLong();
    private final UseFile file = new UseFile(
            Jenkins.get().getRootDir().toPath().resolve("access-broker").resolve("credential-uses.json"));
    private final ThreadPoolExecutor thread = new ThreadPoolExecutor(
            1,
            1,
            1,
            TimeUnit.MINUTES,
            new ArrayBlockingQueue<>(WAITING),
            new NamingThreadFactory(new DaemonThreadFactory(), "access-broker uses of credentials"));

    public Uses() {
        thread.allowCoreThreadTimeOut(true);
    }

    static Uses get() {
        return ExtensionList.lookupSingleton(Uses.class);
    }

    /** Does something with it, once it is there: listeners are told of things before. */
    static void ifThere(Consumer<Uses> action) {
        ExtensionList.lookup(Uses.class).stream().findFirst().ifPresent(action);
    }

    /** Takes up what was known before the controller began. */
    @Initializer(after = InitMilestone.EXTENSIONS_AUGMENTED, before = InitMilestone.JOB_LOADED)
    @Restricted(NoExternalUse.class)
    public static void start() {
        get().load();
    }

    private void load() {
        try {
            memory.add(file.read());
        } catch (IOException e) {
            LOGGER.log(
                    Level.WARNING,
                    e,
                    () -> "cannot read " + file.path() + ", so uses of credentials before now are not known");
        }
    }

    /** Keeps the memory when the controller stops. */
    @Terminator
    @Restricted(NoExternalUse.class)
    public static void stop() {
        ifThere(uses -> {
            uses.settle();
            uses.save();
        });
    }

    @Override
    public long getRecurrencePeriod() {
        return TimeUnit.MINUTES.toMillis(5);
    }

    @Override
    protected void doRun() {
        save();
    }

    private synchronized void save() {
        memory.forgetBefore(clock.instant());
        if (!memory.takeChanged()) {
            return;
        }
        try {
            file.write(memory.content());
        } catch (IOException | RuntimeException e) {
            memory.touch();
            LOGGER.log(Level.WARNING, e, () -> "cannot write " + file.path() + ": it is tried again");
        }
    }

    UseMemory memory() {
        return memory;
    }

    StoredIds ids() {
        return ids;
    }

    InstantSource clock() {
        return clock;
    }

    /** How many notes were left out because too many were waiting, since the controller began. */
    long missed() {
        return missed.get();
    }

    /** Works something up later. */
    void later(Runnable note) {
        try {
            thread.execute(() -> work(note));
        } catch (RejectedExecutionException e) {
            missed.incrementAndGet();
        }
    }

    private static void work(Runnable note) {
        try {
            note.run();
        } catch (RuntimeException | LinkageError e) {
            LOGGER.log(Level.FINE, e, () -> "cannot note the use of a credential");
        }
    }

    /** A use was made. */
    void reported(String credential, Place place, String by, Optional<hudson.model.Run<?, ?>> build) {
        int number = build.map(run -> run.getNumber()).orElse(0);
        later(() -> memory.see(new Sighting(
                new Use(credential, place, by),
                number,
                clock.instant(),
                Source.REPORT,
                Mediation.of(build, credential))));
    }

    /** How many notes wait. */
    int waiting() {
        return thread.getQueue().size();
    }

    /** Waits a while until what was noted before is worked up. */
    void settle() {
        try {
            thread.submit(() -> {}).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException | RejectedExecutionException e) {
            LOGGER.log(Level.FINE, e, () -> "what is noted of credentials is not waited for");
        }
    }
}
