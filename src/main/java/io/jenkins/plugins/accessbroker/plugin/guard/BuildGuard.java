package io.jenkins.plugins.accessbroker.plugin.guard;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.AbstractBuild;
import hudson.model.Node;
import hudson.model.TaskListener;
import io.jenkins.plugins.accessbroker.plugin.lease.AccessRefused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Stops builds of freestyle and similar projects whose configuration names a guarded credential that the build may not use.
 * Such a build fails before its wrappers and its checkout begin; what still runs after that is judged part by part.
 */
@Restricted(NoExternalUse.class)
@Extension
public final class BuildGuard {
    private static final Logger LOGGER = Logger.getLogger(BuildGuard.class.getName());

    /** Builds whose configuration was looked at, and what they were refused for. */
    private final Map<AbstractBuild<?, ?>, Optional<String>> looked = Collections.synchronizedMap(new WeakHashMap<>());

    static BuildGuard get() {
        return ExtensionList.lookupSingleton(BuildGuard.class);
    }

    /**
     * Looks at the whole configuration, once for each build.
     *
     * @throws AccessRefused if the build may not use what is named in it
     */
    void start(AbstractBuild<?, ?> build, Node node, TaskListener listener) throws AccessRefused {
        Optional<String> before = looked.get(build);
        if (before == null) {
            looked.put(build, Optional.of("no access: the build's use of credentials is not decided on yet"));
            before = look(build, node, listener);
            looked.put(build, before);
        }
        if (before.isPresent()) {
            throw new AccessRefused(before.get());
        }
    }

    private static Optional<String> look(AbstractBuild<?, ?> build, Node node, TaskListener listener) {
        Optional<String> refused = Optional.empty();
        try {
            if (!guarded().isEmpty()) {
                for (Object part : ProjectParts.of(build.getProject())) {
                    refused = refused.or(() -> refusal(build, node, part, listener));
                }
            }
            return refused;
        } catch (RuntimeException | Error e) {
            return Optional.of(failed(e, build, "its configuration"));
        }
    }

    private static Optional<String> refusal(AbstractBuild<?, ?> build, Node node, Object part, TaskListener listener) {
        try {
            require(build, node, part, listener);
            return Optional.empty();
        } catch (AccessRefused e) {
            return Optional.of(e.getMessage());
        }
    }

    /**
     * Lets a part of the configuration be used, or not. What the build was let use stays so.
     *
     * @throws AccessRefused if the part names what the build may not use
     */
    static void require(AbstractBuild<?, ?> build, Node node, Object part, TaskListener listener) throws AccessRefused {
        String name = part.getClass().getSimpleName();
        try {
            Set<String> guarded = guarded();
            if (guarded.isEmpty()) {
                return;
            }
            Ids ids = new Ids(guarded, Parameters.of(build), () -> variables(build, listener));
            require(build, node, Examination.of(ids, part), name, listener);
        } catch (RuntimeException | Error e) {
            throw new AccessRefused(failed(e, build, name));
        }
    }

    private static void require(
            AbstractBuild<?, ?> build, Node node, Examination found, String part, TaskListener listener)
            throws AccessRefused {
        List<String> open = found.ids().stream()
                .filter(id -> !GuardedUses.allows(build, id) || GuardedUses.denies(build, id))
                .sorted()
                .toList();
        if (open.stream().anyMatch(id -> GuardedUses.denies(build, id))) {
            throw new AccessRefused("access denied: " + part + " names a guarded credential that the build may not use;"
                    + " see the explanation above");
        }
        if (!open.isEmpty()) {
            String by = found.whole() ? part : part + " (too large to be looked through, so it may use any)";
            Situation situation = node == null ? Situation.anywhere(build) : Situation.on(build, node);
            Decider.get().require(situation, open, by, listener.getLogger());
        }
    }

    private static Set<String> guarded() {
        return Guarded.now();
    }

    private static String failed(Throwable e, AbstractBuild<?, ?> build, String what) {
        LOGGER.log(
                Level.WARNING,
                e,
                () -> "cannot tell whether " + what + " of " + build
                        + " names a guarded credential, so the build may not use it");
        return "no access: it cannot be told whether " + what + " names a guarded credential: see the controller's log";
    }

    private static Map<String, String> variables(AbstractBuild<?, ?> build, TaskListener listener) {
        try {
            return build.getEnvironment(listener);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
