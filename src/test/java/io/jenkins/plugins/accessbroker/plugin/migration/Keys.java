package io.jenkins.plugins.accessbroker.plugin.migration;

import com.cloudbees.jenkins.plugins.awscredentials.AWSCredentialsImpl;
import com.cloudbees.plugins.credentials.Credentials;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.CredentialsStore;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.cloudbees.plugins.credentials.domains.Domain;
import com.cloudbees.plugins.credentials.impl.UsernamePasswordCredentialsImpl;
import hudson.model.ModelObject;
import hudson.util.Secret;
import java.util.List;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl;

/** Stored credentials, and what the report says of them. */
final class Keys {
    private Keys() {}

    static void string(ModelObject where, String id, String secret) throws Exception {
        add(where, new StringCredentialsImpl(CredentialsScope.GLOBAL, id, "", Secret.fromString(secret)));
    }

    static void userPassword(ModelObject where, CredentialsScope scope, String id) throws Exception {
        add(where, new UsernamePasswordCredentialsImpl(scope, id, "", "deployer", "password-of-" + id));
    }

    static void aws(String id, String secret) throws Exception {
        add(Jenkins.get(), new AWSCredentialsImpl(CredentialsScope.GLOBAL, id, "AKIAOFTHETEST", secret, ""));
    }

    static CredentialsStore store(ModelObject where) {
        return CredentialsProvider.lookupStores(where).iterator().next();
    }

    static void add(ModelObject where, Credentials credentials) throws Exception {
        store(where).addCredentials(Domain.global(), credentials);
    }

    static StandardCredentials find(String id) {
        return CredentialsProvider.findCredentialByIdInItemGroup(
                id, StandardCredentials.class, Jenkins.get(), null, List.of());
    }

    /** The only credential of an id. */
    static StaticCredential of(String id) {
        List<StaticCredential> found = Report.of(id).credentials();
        if (found.size() != 1) {
            throw new AssertionError(found.size() + " credentials " + id);
        }
        return found.get(0);
    }

    /** {@code job step, in so many builds, mediation, [sources]} of each use. */
    static List<String> uses(String id) {
        return of(id).uses().stream().map(Keys::text).toList();
    }

    private static String text(KnownUse use) {
        return use.place().name() + " " + use.by().orElse("?") + " " + use.times() + " "
                + use.mediation().map(Enum::name).orElse("?") + " "
                + use.sources().stream().sorted().toList();
    }
}
