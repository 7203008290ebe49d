package io.jenkins.plugins.accessbroker.plugin.guard;

import com.cloudbees.plugins.credentials.Credentials;
import com.cloudbees.plugins.credentials.CredentialsUseListener;
import com.cloudbees.plugins.credentials.common.IdCredentials;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.Item;
import hudson.model.Node;
import hudson.model.Run;
import io.jenkins.plugins.accessbroker.audit.CredentialUse;
import io.jenkins.plugins.accessbroker.plugin.broker.AccessBroker;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Sees uses of guarded credentials that code reports to the credentials plugin, and has those recorded that no decision of
 * their build preceded. It never holds up or fails who uses them.
 */
@Restricted(NoExternalUse.class)
@Extension
public final class UseWatch implements CredentialsUseListener {
    private static final Logger LOGGER = Logger.getLogger(UseWatch.class.getName());

    private final PastTheBroker past = new PastTheBroker();

    static UseWatch get() {
        return ExtensionList.lookupSingleton(UseWatch.class);
    }

    /** Waits until everything that was seen so far is recorded. */
    void settle() {
        past.settle();
    }

    /** Has a use recorded that no listener reports. */
    void outsideOfBuilds(String place, CredentialUse use) {
        past.record(Optional.empty(), place, use);
    }

    @Override
    public void onUse(Credentials credentials, @SuppressWarnings("rawtypes") Run run) {
        Run<?, ?> build = run;
        see(credentials, Optional.of(build), () -> build.getParent().getFullName() + " #" + build.getNumber());
    }

    @Override
    public void onUse(Credentials credentials, Node node) {
        see(
                credentials,
                Optional.empty(),
                () -> "agent " + (node instanceof Jenkins ? "built-in" : node.getNodeName()));
    }

    @Override
    public void onUse(Credentials credentials, Item item) {
        see(credentials, Optional.empty(), item::getFullName);
    }

    private void see(Credentials credentials, Optional<Run<?, ?>> build, Supplier<String> place) {
        try {
            if (credentials instanceof IdCredentials known
                    && AccessBroker.get().policies().guarded().contains(known.getId())
                    && build.filter(run -> mayUse(run, known.getId())).isEmpty()) {
                Caller.reading().ifPresent(by -> past.record(build, place.get(), new CredentialUse(by, known.getId())));
            }
        } catch (RuntimeException | LinkageError e) {
            LOGGER.log(Level.WARNING, e, () -> "cannot record the use of a credential past the broker");
        }
    }

    /** What a build was let use it may use until it is over; polling is reported as a use by the build before. */
    private static boolean mayUse(Run<?, ?> build, String credential) {
        return build.isLogUpdated() && GuardedUses.allows(build, credential);
    }
}
