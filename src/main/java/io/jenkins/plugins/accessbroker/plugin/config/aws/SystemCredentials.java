package io.jenkins.plugins.accessbroker.plugin.config.aws;

import com.cloudbees.plugins.credentials.CredentialsMatcher;
import com.cloudbees.plugins.credentials.CredentialsMatchers;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.cloudbees.plugins.credentials.common.StandardListBoxModel;
import hudson.security.ACL;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.accessbroker.issuer.aws.SupplyFault;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.util.List;
import java.util.Optional;
import jenkins.model.Jenkins;

/** Credentials of the controller itself: those of the system and of the root of Jenkins, never those of a folder. */
final class SystemCredentials {
    private SystemCredentials() {}

    /** What the credential is called in messages. */
    static String words(String id) {
        return "credential " + Quote.of(id) + " of Jenkins";
    }

    static Optional<String> problem(String id) {
        return id.isEmpty()
                ? Optional.of("`credentialsId`: expected the id of a credential of Jenkins, found nothing: choose one")
                : Optional.empty();
    }

    /**
     * The credential as it is now.
     *
     * @throws SupplyFault if there is none of that id
     */
    static StandardCredentials find(String id) throws SupplyFault {
        StandardCredentials found = CredentialsMatchers.firstOrNull(all(), CredentialsMatchers.withId(id));
        if (found == null) {
            throw new SupplyFault("is not there");
        }
        return found;
    }

    private static List<StandardCredentials> all() {
        return CredentialsProvider.lookupCredentialsInItemGroup(
                StandardCredentials.class, Jenkins.get(), ACL.SYSTEM2, List.of());
    }

    /** The credentials to choose from, for administrators; others see but the one that is chosen. */
    static ListBoxModel choices(String chosen, CredentialsMatcher matcher) {
        StandardListBoxModel choices = new StandardListBoxModel();
        if (!Jenkins.get().hasPermission(Jenkins.ADMINISTER)) {
            return choices.includeCurrentValue(chosen);
        }
        return choices.includeEmptyValue()
                .includeMatchingAs(ACL.SYSTEM2, Jenkins.get(), StandardCredentials.class, List.of(), matcher)
                .includeCurrentValue(chosen);
    }
}
