package io.jenkins.plugins.accessbroker.plugin.guard;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.XmlFile;
import hudson.init.InitMilestone;
import hudson.init.Initializer;
import hudson.model.PeriodicWork;
import io.jenkins.plugins.accessbroker.decision.PolicySet;
import io.jenkins.plugins.accessbroker.plugin.broker.AccessBroker;
import io.jenkins.plugins.accessbroker.policy.GuardedCredential;
import io.jenkins.plugins.accessbroker.policy.Mode;
import java.io.File;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import jenkins.model.Jenkins;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Which credentials are guarded now.
 *
 * <p>What enforcing policies guard is kept in {@code access-broker/guarded.xml}. While no policy is in force, these are
 * guarded still, and nobody may use them: neither a start with files that cannot be loaded nor a stop opens anything.
 */
@Restricted(NoExternalUse.class)
@Extension
public final class Guarded extends PeriodicWork {
    private static final Logger LOGGER = Logger.getLogger(Guarded.class.getName());

    private volatile Optional<Set<String>> kept = Optional.empty();

    /** The ids. */
    static Set<String> now() {
        PolicySet policies = AccessBroker.get().policies();
        return policies.policies().isEmpty()
                ? ExtensionList.lookupSingleton(Guarded.class).ofBefore()
                : policies.guarded();
    }

    /** Keeps what is guarded, once builds can run. */
    @Initializer(after = InitMilestone.JOB_CONFIG_ADAPTED)
    @Restricted(NoExternalUse.class)
    public static void start() {
        ExtensionList.lookupSingleton(Guarded.class).keep();
    }

    @Override
    public long getRecurrencePeriod() {
        return TimeUnit.SECONDS.toMillis(10);
    }

    @Override
    protected void doRun() {
        keep();
    }

    /** Keeps what is guarded now, if that is known. */
    synchronized void keep() {
        PolicySet policies = AccessBroker.get().policies();
        if (policies.policies().isEmpty()) {
            return;
        }
        Set<String> enforced = enforced(policies);
        if (!enforced.equals(ofBefore())) {
            try {
                file().write(new TreeSet<>(enforced));
                kept = Optional.of(enforced);
            } catch (IOException e) {
                LOGGER.log(
                        Level.WARNING,
                        e,
                        () -> "cannot write " + file()
                                + ": should policies fail to load after a restart, these credentials are not guarded: "
                                + enforced);
            }
        }
    }

    private static Set<String> enforced(PolicySet policies) {
        return policies.policies().stream()
                .flatMap(policy -> policy.grants().stream())
                .filter(grant -> grant.scope() instanceof GuardedCredential guarded && guarded.mode() == Mode.ENFORCE)
                .map(grant -> ((GuardedCredential) grant.scope()).id())
                .collect(Collectors.toUnmodifiableSet());
    }

    private Set<String> ofBefore() {
        Optional<Set<String>> known = kept;
        return known.orElseGet(this::read);
    }

    /** What cannot be read is no answer: whoever asks stops what would be done. */
    private synchronized Set<String> read() {
        if (kept.isEmpty()) {
            XmlFile file = file();
            try {
                kept = Optional.of(
                        file.exists()
                                ? ((Set<?>) file.read())
                                        .stream().map(String.class::cast).collect(Collectors.toUnmodifiableSet())
                                : Set.of());
            } catch (IOException | ClassCastException e) {
                throw new IllegalStateException("cannot read " + file + ": load policies, or delete it", e);
            }
        }
        return kept.get();
    }

    private static XmlFile file() {
        return new XmlFile(Jenkins.XSTREAM2, new File(Jenkins.get().getRootDir(), "access-broker/guarded.xml"));
    }
}
