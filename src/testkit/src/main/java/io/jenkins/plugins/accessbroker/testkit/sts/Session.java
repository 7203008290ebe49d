package io.jenkins.plugins.accessbroker.testkit.sts;

import java.util.Map;
import java.util.Optional;

/**
 * A role session.
 *
 * @param role the role assumed
 * @param name the role session name
 * @param credential what it signs with
 * @param policies the session policies it lives under
 * @param transitiveTags the tags that sessions assumed from it inherit
 * @param sourceIdentity the source identity, which never changes
 */
record Session(
        Role role,
        String name,
        Credential credential,
        SessionPolicies policies,
        Map<String, String> transitiveTags,
        Optional<String> sourceIdentity) {
    Session {
        transitiveTags = Map.copyOf(transitiveTags);
    }
}
