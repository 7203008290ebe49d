package io.jenkins.plugins.accessbroker.plugin.config;

import com.cloudbees.plugins.credentials.CredentialsMatcher;
import com.cloudbees.plugins.credentials.CredentialsMatchers;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.cloudbees.plugins.credentials.common.StandardListBoxModel;
import hudson.security.ACL;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.util.List;
import java.util.Optional;
import jenkins.model.Jenkins;

/** Credentials of the controller itself: those of the system and of the root of Jenkins, never those of a folder. */
public final class SystemCredentials {
    private SystemCredentials() {}

    /** What the credential is called in messages. */
    public static String words(String id) {
        return "credential " + Quote.of(id) + " of Jenkins";
    }

    /** What is wrong with an id in {@code credentialsId}, if anything is. */
    public static Optional<String> problem(String id) {
        return problem("credentialsId", id);
    }

    /** What is wrong with an id in a field, if anything is. */
    public static Optional<String> problem(String field, String id) {
        return id.isEmpty()
                ? Optional.of("`" + field + "`: expected the id of a credential of Jenkins, found nothing: choose one")
                : Optional.empty();
    }

    /** The credential as it is now, if there is one of that id. */
    public static Optional<StandardCredentials> find(String id) {
        return Optional.ofNullable(CredentialsMatchers.firstOrNull(all(), CredentialsMatchers.withId(id)));
    }

    private static List<StandardCredentials> all() {
        return CredentialsProvider.lookupCredentialsInItemGroup(
                StandardCredentials.class, Jenkins.get(), ACL.SYSTEM2, List.of());
    }

    /** The credentials to choose from, for administrators; others see but the one that is chosen. */
    public static ListBoxModel choices(String chosen, CredentialsMatcher matcher) {
        StandardListBoxModel choices = new StandardListBoxModel();
        if (!Jenkins.get().hasPermission(Jenkins.ADMINISTER)) {
            return choices.includeCurrentValue(chosen);
        }
        return choices.includeEmptyValue()
                .includeMatchingAs(ACL.SYSTEM2, Jenkins.get(), StandardCredentials.class, List.of(), matcher)
                .includeCurrentValue(chosen);
    }
}
