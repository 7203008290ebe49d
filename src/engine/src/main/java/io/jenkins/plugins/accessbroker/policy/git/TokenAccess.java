package io.jenkins.plugins.accessbroker.policy.git;

import java.util.Arrays;
import org.eclipse.jgit.transport.CredentialItem;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.URIish;

/** A user and a password or token, over HTTPS. They are sent to the host of the repository only. */
public final class TokenAccess implements GitAccess {
    private final String user;
    private final char[] token;

    /** Takes a copy of the token. */
    public TokenAccess(String user, char[] token) {
        this.user = user;
        this.token = token.clone();
    }

    @Override
    public void configure(Transport transport) {
        transport.setCredentialsProvider(new Provider(transport.getURI()));
    }

    /** Answers for one host. */
    private final class Provider extends CredentialsProvider {
        private final URIish host;

        Provider(URIish host) {
            this.host = host;
        }

        @Override
        public boolean isInteractive() {
            return false;
        }

        @Override
        public boolean supports(CredentialItem... items) {
            return Arrays.stream(items)
                    .allMatch(
                            item -> item instanceof CredentialItem.Username || item instanceof CredentialItem.Password);
        }

        @Override
        public boolean get(URIish uri, CredentialItem... items) {
            if (!supports(items) || !sameHost(uri)) {
                return false;
            }
            for (CredentialItem item : items) {
                if (item instanceof CredentialItem.Username name) {
                    name.setValue(user);
                } else {
                    ((CredentialItem.Password) item).setValue(token);
                }
            }
            return true;
        }

        private boolean sameHost(URIish uri) {
            return host.getHost().equals(uri.getHost())
                    && host.getPort() == uri.getPort()
                    && host.getScheme().equals(uri.getScheme());
        }
    }

    @Override
    public String toString() {
        return "a token";
    }
}
