package io.jenkins.plugins.accessbroker.plugin.broker;

import io.jenkins.plugins.accessbroker.decision.PolicySet;
import io.jenkins.plugins.accessbroker.issuer.Issuer;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * What the broker works with.
 *
 * @param audit the audit log's directory; its parent must be there
 * @param key the file of the log's signing key, outside of that directory
 * @param origin the log's name in its checkpoints
 * @param policies the policies in force at the moment
 * @param issuers by the name that policy files give them; the broker closes them when it is set up anew
 */
public record Setup(Path audit, Path key, String origin, Supplier<PolicySet> policies, Map<String, Issuer> issuers) {
    public Setup {
        Objects.requireNonNull(audit);
        Objects.requireNonNull(key);
        Objects.requireNonNull(origin);
        Objects.requireNonNull(policies);
        issuers = Map.copyOf(issuers);
    }
}
