package io.jenkins.plugins.accessbroker.plugin.migration;

import com.cloudbees.plugins.credentials.Credentials;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsStore;
import com.cloudbees.plugins.credentials.common.IdCredentials;
import com.cloudbees.plugins.credentials.domains.Domain;
import hudson.model.Item;
import hudson.model.ItemGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import jenkins.model.Jenkins;

/**
 * The stores of Jenkins and of its folders, with what is in them. Users' own stores are left out, and so is what a provider
 * shows without a store, such as grants.
 */
final class Stores {
    private static final Logger LOGGER = Logger.getLogger(Stores.class.getName());

    private Stores() {}

    /** Every credential with an id. To be called as whoever sees all items and stores. */
    static List<Stored> all() {
        List<Stored> found = new ArrayList<>();
        Stream<ItemGroup<?>> folders = Jenkins.get().getAllItems(Item.class, ItemGroup.class::isInstance).stream()
                .map(item -> (ItemGroup<?>) item);
        Stream.concat(Stream.of(Jenkins.get()), folders).forEach(group -> add(group, found));
        return found;
    }

    private static void add(ItemGroup<?> group, List<Stored> found) {
        for (CredentialsProvider provider : CredentialsProvider.all()) {
            try {
                CredentialsStore store = provider.getStore(group);
                if (store != null && store.getContext() == group) {
                    add(store, found);
                }
            } catch (RuntimeException e) {
                LOGGER.log(
                        Level.WARNING,
                        e,
                        () -> "cannot list the credentials that "
                                + provider.getClass().getName() + " has for " + group.getFullDisplayName());
            }
        }
    }

    private static void add(CredentialsStore store, List<Stored> found) {
        for (Domain domain : store.getDomains()) {
            for (Credentials credential : store.getCredentials(domain)) {
                if (credential instanceof IdCredentials known) {
                    found.add(new Stored(store, domain, known));
                }
            }
        }
    }
}
