package io.jenkins.plugins.accessbroker.cli.policy;

import io.jenkins.plugins.accessbroker.cli.console.CliFault;
import io.jenkins.plugins.accessbroker.cli.console.InputDirectory;
import io.jenkins.plugins.accessbroker.decision.PolicySet;
import io.jenkins.plugins.accessbroker.issuer.IssuerKind;
import io.jenkins.plugins.accessbroker.policy.ScopeReader;
import io.jenkins.plugins.accessbroker.policy.file.LoadedPolicies;
import io.jenkins.plugins.accessbroker.policy.file.PolicyDirectory;
import io.jenkins.plugins.accessbroker.policy.file.PolicyFiles;
import io.jenkins.plugins.accessbroker.policy.git.GitFault;
import io.jenkins.plugins.accessbroker.policy.git.LocalRepository;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Reads two versions of policies, side by side. */
final class Versions {
    private final List<ScopeReader> scopes;

    Versions(List<IssuerKind> kinds) {
        this.scopes = kinds.stream().map(IssuerKind::scopeReader).toList();
    }

    List<PolicySet> ofDirectories(Path before, Path after) throws CliFault {
        InputDirectory.check("the policy files before", before);
        InputDirectory.check("the policy files after", after);
        return both(
                before.toString(),
                () -> PolicyDirectory.load(before, scopes),
                after.toString(),
                () -> PolicyDirectory.load(after, scopes));
    }

    List<PolicySet> ofRepository(Path repository, String old, String changed) throws CliFault, GitFault {
        try (LocalRepository opened = LocalRepository.open(repository)) {
            PolicyFiles before = opened.files(old);
            PolicyFiles after = opened.files(changed);
            return both(
                    old,
                    () -> before.load(Optional.empty(), scopes),
                    changed,
                    () -> after.load(Optional.empty(), scopes));
        }
    }

    private static List<PolicySet> both(
            String old, Supplier<LoadedPolicies> before, String changed, Supplier<LoadedPolicies> after)
            throws CliFault {
        CompletableFuture<LoadedPolicies> reading = CompletableFuture.supplyAsync(before);
        LoadedPolicies now = after.get();
        return List.of(set(old, reading.join()), set(changed, now));
    }

    private static PolicySet set(String name, LoadedPolicies loaded) throws CliFault {
        if (!loaded.isUsable()) {
            throw ProblemList.fault(
                    "the policies in " + Quote.of(name)
                            + " have problems, so nothing can be compared: mend these first",
                    loaded.problems());
        }
        return new PolicySet(loaded.policies());
    }
}
