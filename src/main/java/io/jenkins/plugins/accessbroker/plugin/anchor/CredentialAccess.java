package io.jenkins.plugins.accessbroker.plugin.anchor;

import com.cloudbees.plugins.credentials.common.StandardUsernamePasswordCredentials;
import io.jenkins.plugins.accessbroker.plugin.config.SystemCredentials;
import io.jenkins.plugins.accessbroker.policy.git.GitAccess;
import io.jenkins.plugins.accessbroker.policy.git.TokenAccess;
import org.eclipse.jgit.transport.Transport;

/** The user and password of a credential of Jenkins, as it is each time; without an id, or without such a credential, none. */
final class CredentialAccess implements GitAccess {
    private final String id;

    CredentialAccess(String id) {
        this.id = id;
    }

    @Override
    public void configure(Transport transport) {
        if (!id.isEmpty()) {
            SystemCredentials.find(id)
                    .filter(StandardUsernamePasswordCredentials.class::isInstance)
                    .map(StandardUsernamePasswordCredentials.class::cast)
                    .ifPresent(credential -> new TokenAccess(
                                    credential.getUsername(),
                                    credential.getPassword().getPlainText().toCharArray())
                            .configure(transport));
        }
    }
}
