package io.jenkins.plugins.accessbroker.plugin.migration;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.CredentialsStore;
import com.cloudbees.plugins.credentials.common.IdCredentials;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.cloudbees.plugins.credentials.domains.Domain;
import hudson.Util;
import hudson.model.Item;
import java.util.Objects;

/** A credential in a store. */
record Stored(CredentialsStore store, Domain domain, IdCredentials credential) {
    Stored {
        Objects.requireNonNull(store);
        Objects.requireNonNull(domain);
        Objects.requireNonNull(credential);
    }

    String id() {
        return credential.getId();
    }

    CredentialsScope scope() {
        return credential.getScope();
    }

    /** The full name of the folder whose store it is in; empty for Jenkins itself. */
    String folder() {
        return store.getContext() instanceof Item item ? item.getFullName() : "";
    }

    /** The store and the domain, as Jenkins shows them. */
    String where() {
        String place = store.getContext() instanceof Item item
                ? "folder " + item.getFullName()
                : Objects.requireNonNullElse(store.getProvider().getDisplayName(), "Jenkins");
        return domain.getName() == null ? place : place + ", domain " + domain.getName();
    }

    String type() {
        return credential.getDescriptor().getDisplayName();
    }

    String description() {
        return credential instanceof StandardCredentials described ? Util.fixNull(described.getDescription()) : "";
    }

    /** Whether Jenkins keeps its secret in its own files, so that looking at it asks nobody else. */
    boolean isKeptHere() {
        String provider = store.getProvider().getClass().getName();
        return provider.startsWith("com.cloudbees.plugins.credentials.SystemCredentialsProvider")
                || provider.equals("com.cloudbees.hudson.plugins.folder.properties.FolderCredentialsProvider");
    }
}
