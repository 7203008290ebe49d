package io.jenkins.plugins.accessbroker.policy.git;

import org.eclipse.jgit.transport.Transport;

/** What it takes to read from a repository: nothing, a token, a key. */
@FunctionalInterface
public interface GitAccess {
    /** Sets a transport up, for the host that it is for and no other. */
    void configure(Transport transport);

    /** Nothing is needed. */
    static GitAccess anonymous() {
        return transport -> {};
    }
}
