package io.jenkins.plugins.accessbroker.plugin.config;

import io.jenkins.plugins.accessbroker.decision.PolicySet;
import io.jenkins.plugins.accessbroker.policy.ScopeReader;
import io.jenkins.plugins.accessbroker.policy.file.LoadedPolicies;
import io.jenkins.plugins.accessbroker.policy.file.PolicyDirectory;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Files without problems are in force, whoever wrote them.
 *
 * @param scopes what the issuers that are known read
 */
record FilesAsTheyAre(Collection<ScopeReader> scopes, InstantSource clock) implements Taking {
    @Override
    public PolicySnapshot take(PolicySnapshot before, Path from) {
        LoadedPolicies loaded = PolicyDirectory.load(from, scopes);
        if (!loaded.isUsable()) {
            return before.with(from, loaded.problems());
        }
        return new PolicySnapshot(
                new PolicySet(loaded.policies()),
                Optional.of(clock.instant()),
                Optional.of(from),
                loaded.files(),
                from,
                List.of());
    }
}
