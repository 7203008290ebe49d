package io.jenkins.plugins.accessbroker.policy.file;

import io.jenkins.plugins.accessbroker.policy.ScopeReader;
import io.jenkins.plugins.accessbroker.policy.boundary.Boundaries;
import io.jenkins.plugins.accessbroker.policy.boundary.Boundary;
import io.jenkins.plugins.accessbroker.policy.document.Position;
import io.jenkins.plugins.accessbroker.policy.document.Problem;
import io.jenkins.plugins.accessbroker.policy.document.Problems;
import io.jenkins.plugins.accessbroker.policy.yaml.Yaml;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A directory of boundary files: every {@code *.yaml} and {@code *.yml} below it, but for hidden files and directories. It
 * is apart from the policy directory, so that who may write policies need not be one who may widen boundaries.
 */
final class BoundaryDirectory {
    private BoundaryDirectory() {}

    /**
     * Reads all boundaries.
     *
     * @param policies the policy directory, where the policies are in one
     * @return nothing where problems were added: then no policy can be said to be within its boundary
     */
    static Optional<Boundaries> load(
            Path directory, Optional<Path> policies, Collection<ScopeReader> scopes, List<Problem> problems) {
        int before = problems.size();
        BoundaryReader reader = new BoundaryReader(scopes);
        List<Boundary> boundaries = new ArrayList<>();
        policies.ifPresent(from -> apart(directory, from, problems));
        DirectoryFiles.read(directory, FileKind.BOUNDARY, problems, (name, bytes) -> {
            Problems own = new Problems();
            Yaml.read(name, bytes, own)
                    .flatMap(document -> reader.read(document, own))
                    .ifPresent(boundaries::add);
            problems.addAll(own.sorted());
        });
        names(boundaries, problems);
        return problems.size() > before
                ? Optional.empty()
                : Optional.of(new Boundaries(directory.toString(), boundaries));
    }

    private static void apart(Path directory, Path policies, List<Problem> problems) {
        try {
            Path own = directory.toRealPath();
            Path other = policies.toRealPath();
            if (own.startsWith(other) || other.startsWith(own)) {
                problems.add(new Problem(
                        new Position(Quote.escape(directory.toString()), 1, 1),
                        "the boundary directory and the policy directory " + Quote.of(policies.toString())
                                + " are not apart, so who writes policies could widen boundaries: give one beside the"
                                + " policy directory"));
            }
        } catch (IOException e) {
            // A directory that is not there or cannot be read is reported by who reads it.
            return;
        }
    }

    private static void names(List<Boundary> boundaries, List<Problem> problems) {
        Map<String, Position> names = new HashMap<>();
        for (Boundary boundary : boundaries) {
            Position first = names.putIfAbsent(boundary.name(), boundary.at());
            if (first != null) {
                problems.add(new Problem(
                        boundary.at(),
                        "the boundary name " + Quote.of(boundary.name()) + " is already at " + first
                                + ": rename one of the two"));
            }
        }
    }
}
