package io.jenkins.plugins.accessbroker.cli.policy;

import io.jenkins.plugins.accessbroker.cli.console.CliFault;
import io.jenkins.plugins.accessbroker.cli.console.InputDirectory;
import io.jenkins.plugins.accessbroker.decision.PolicySet;
import io.jenkins.plugins.accessbroker.issuer.IssuerKind;
import io.jenkins.plugins.accessbroker.policy.file.LoadedPolicies;
import io.jenkins.plugins.accessbroker.policy.file.PolicyDirectory;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.nio.file.Path;
import java.util.List;

/** Reads policies for the issuers that are known. */
public final class Policies {
    private Policies() {}

    /** As {@link #load(Path, BoundaryOption, List)}, without boundaries. */
    public static PolicySet load(Path directory, List<IssuerKind> kinds) throws CliFault {
        return load(directory, new BoundaryOption(), kinds);
    }

    /**
     * The policies in force.
     *
     * @throws CliFault if there is any problem: then nothing can be decided
     */
    public static PolicySet load(Path directory, BoundaryOption boundaries, List<IssuerKind> kinds) throws CliFault {
        return new PolicySet(
                usable(directory, read(directory, boundaries, kinds)).policies());
    }

    /**
     * Policies without any problem.
     *
     * @throws CliFault if there is one
     */
    static LoadedPolicies usable(Path directory, LoadedPolicies loaded) throws CliFault {
        if (!loaded.isUsable()) {
            throw ProblemList.fault(
                    "the policies in " + Quote.of(directory.toString())
                            + " have problems, so nothing can be decided: mend these first",
                    loaded.problems());
        }
        return loaded;
    }

    static LoadedPolicies read(Path directory, BoundaryOption boundaries, List<IssuerKind> kinds) throws CliFault {
        InputDirectory.check("the policy files", directory);
        return PolicyDirectory.load(
                directory,
                boundaries.directory(),
                kinds.stream().map(IssuerKind::scopeReader).toList());
    }
}
