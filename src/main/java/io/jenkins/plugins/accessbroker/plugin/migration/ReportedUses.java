package io.jenkins.plugins.accessbroker.plugin.migration;

import com.cloudbees.plugins.credentials.Credentials;
import com.cloudbees.plugins.credentials.CredentialsUseListener;
import com.cloudbees.plugins.credentials.common.IdCredentials;
import hudson.Extension;
import hudson.model.Item;
import hudson.model.Node;
import hudson.model.Run;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Notes uses of credentials that code reports to the credentials plugin. It never fails who uses them. */
@Restricted(NoExternalUse.class)
@Extension
public final class ReportedUses implements CredentialsUseListener {
    private static final Logger LOGGER = Logger.getLogger(ReportedUses.class.getName());
    /** Classes of grants that are shown as credentials. */
    private static final String OWN = "io.jenkins.plugins.accessbroker.";

    @Override
    public void onUse(Credentials credentials, @SuppressWarnings("rawtypes") Run run) {
        Run<?, ?> build = run;
        note(credentials, () -> Place.of(build), Optional.of(build));
    }

    @Override
    public void onUse(Credentials credentials, Node node) {
        note(credentials, () -> Place.of(node), Optional.empty());
    }

    @Override
    public void onUse(Credentials credentials, Item item) {
        note(credentials, () -> Place.of(item), Optional.empty());
    }

    private static void note(Credentials credentials, Supplier<Place> place, Optional<Run<?, ?>> build) {
        try {
            if (credentials instanceof IdCredentials known
                    && !credentials.getClass().getName().startsWith(OWN)) {
                UserOnStack.find(build).ifPresent(by -> Uses.get().reported(known.getId(), place.get(), by, build));
            }
        } catch (RuntimeException | LinkageError e) {
            LOGGER.log(Level.FINE, e, () -> "cannot note the use of a credential");
        }
    }
}
