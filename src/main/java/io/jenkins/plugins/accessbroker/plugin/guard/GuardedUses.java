package io.jenkins.plugins.accessbroker.plugin.guard;

import hudson.model.InvisibleAction;
import hudson.model.Run;
import java.io.IOException;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Which guarded credentials a build was let use. It is kept with the build over a restart of the controller; nothing is
 * permitted because it stands here.
 */
@Restricted(NoExternalUse.class)
public final class GuardedUses extends InvisibleAction {
    private static final Logger LOGGER = Logger.getLogger(GuardedUses.class.getName());

    /** Exchanged, never changed: builds are saved at any time. */
    private volatile TreeSet<String> allowed = new TreeSet<>();

    private transient volatile Set<String> denied = Set.of();

    /** Whether a decision lets the build use a credential. */
    static boolean allows(Run<?, ?> build, String credential) {
        GuardedUses uses = build.getAction(GuardedUses.class);
        return uses != null && uses.allowed.contains(credential);
    }

    /** Whether the last decision, since the controller began, does not let the build use a credential. */
    static boolean denies(Run<?, ?> build, String credential) {
        GuardedUses uses = build.getAction(GuardedUses.class);
        return uses != null && uses.denied != null && uses.denied.contains(credential);
    }

    /** The build may use these, after a decision. Says whether that is new. */
    static boolean allow(Run<?, ?> build, Collection<String> credentials) {
        synchronized (GuardedUses.class) {
            GuardedUses uses = make(build);
            TreeSet<String> next = new TreeSet<>(uses.allowed);
            boolean news = next.addAll(credentials);
            uses.allowed = next;
            return news;
        }
    }

    /** The build may not use these, after a decision. */
    static void deny(Run<?, ?> build, Collection<String> credentials) {
        synchronized (GuardedUses.class) {
            GuardedUses uses = make(build);
            Set<String> next = new TreeSet<>(credentials);
            next.addAll(uses.denied == null ? Set.of() : uses.denied);
            uses.denied = next;
        }
    }

    private static GuardedUses make(Run<?, ?> build) {
        GuardedUses uses = build.getAction(GuardedUses.class);
        if (uses == null) {
            uses = new GuardedUses();
            build.addAction(uses);
        }
        return uses;
    }

    /**
     * Keeps it with the build. What a controller that ends before has not kept is only that: later uses may be recorded as
     * past the broker.
     */
    static void save(Run<?, ?> build) {
        try {
            build.save();
        } catch (IOException | RuntimeException e) {
            LOGGER.log(Level.FINE, e, () -> "cannot save " + build);
        }
    }
}
