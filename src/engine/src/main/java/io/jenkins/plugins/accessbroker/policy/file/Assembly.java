package io.jenkins.plugins.accessbroker.policy.file;

import io.jenkins.plugins.accessbroker.policy.Manifest;
import io.jenkins.plugins.accessbroker.policy.Policy;
import io.jenkins.plugins.accessbroker.policy.boundary.Boundaries;
import io.jenkins.plugins.accessbroker.policy.document.Position;
import io.jenkins.plugins.accessbroker.policy.document.Problem;
import io.jenkins.plugins.accessbroker.policy.document.Problems;
import io.jenkins.plugins.accessbroker.policy.yaml.Yaml;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Makes a set of policies of their files: reads them side by side, and what comes of them is in their order. */
final class Assembly {
    /** Problems that are kept for all files together; past them a last one says that there are more. */
    static final int MAX_PROBLEMS = 1_000;

    private final PolicyReader reader;
    private final List<Problem> problems;
    private final List<Policy> policies = new ArrayList<>();
    private final List<Source> files = new ArrayList<>();

    private record Source(String name, byte[] bytes) {}

    private record Read(Optional<Policy> policy, List<Problem> problems) {}

    /**
     * Starts an assembly.
     *
     * @param problems where problems go; may already hold some
     */
    Assembly(PolicyReader reader, List<Problem> problems) {
        this.reader = reader;
        this.problems = problems;
    }

    /** Adds one file. */
    void add(String name, byte[] bytes) {
        files.add(new Source(name, bytes));
    }

    private Read read(Source file) {
        Problems own = new Problems();
        Optional<Policy> policy = Yaml.read(file.name, file.bytes, own)
                .flatMap(document -> reader.read(document, Manifest.sha256(file.bytes), own));
        return new Read(policy, own.sorted());
    }

    /** Reads the files and checks them against each other, and against the boundaries that they must keep to. */
    LoadedPolicies finish(Optional<Boundaries> boundaries) {
        for (Read read : files.parallelStream().map(this::read).toList()) {
            read.policy.ifPresent(policies::add);
            problems.addAll(read.problems);
        }
        boundaries.ifPresent(bounds -> problems.addAll(bounds.problems(policies)));
        CrossChecks checks = new CrossChecks(policies, problems);
        checks.names();
        if (problems.isEmpty()) {
            checks.references();
        }
        return new LoadedPolicies(problems.isEmpty() ? policies : List.of(), kept(), files.size());
    }

    private List<Problem> kept() {
        List<Problem> sorted =
                problems.stream().sorted(Comparator.comparing(Problem::at)).toList();
        if (sorted.size() <= MAX_PROBLEMS) {
            return sorted;
        }
        List<Problem> kept = new ArrayList<>(sorted.subList(0, MAX_PROBLEMS));
        Position last = kept.get(MAX_PROBLEMS - 1).at();
        kept.add(new Problem(
                last,
                (sorted.size() - MAX_PROBLEMS) + " more problems are not shown: mend these " + MAX_PROBLEMS
                        + " first"));
        return kept;
    }
}
