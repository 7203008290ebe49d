package io.jenkins.plugins.accessbroker.policy.boundary;

import io.jenkins.plugins.accessbroker.policy.Policy;
import io.jenkins.plugins.accessbroker.policy.document.Problem;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * All boundaries there are. A policy must keep to every boundary that is about it, and one that no boundary is about is
 * outside of all.
 */
public final class Boundaries {
    private final String directory;
    private final List<Boundary> boundaries;

    /**
     * Boundaries of a directory.
     *
     * @param directory the directory as messages name it
     */
    public Boundaries(String directory, Collection<Boundary> boundaries) {
        this.directory = directory;
        this.boundaries = List.copyOf(boundaries);
    }

    /** Everything of the policies that is outside, at its place and with that of the boundary; empty if nothing is. */
    public List<Problem> problems(Collection<Policy> policies) {
        List<Problem> problems = new ArrayList<>();
        Containment containment = new Containment();
        for (Policy policy : policies) {
            List<Boundary> own = boundaries.stream()
                    .filter(boundary -> boundary.covers().includes(policy))
                    .toList();
            if (own.isEmpty()) {
                problems.add(new Problem(policy.at(), uncovered(policy)));
            }
            own.forEach(boundary -> problems.addAll(new BoundaryCheck(boundary, containment).problems(policy)));
        }
        return problems;
    }

    private String uncovered(Policy policy) {
        return "no boundary in " + Quote.of(directory) + " covers policy " + Quote.of(policy.name()) + " of "
                + Quote.of(policy.owner().team()) + " in this file, so it may give nothing: ask the owners of the"
                + " boundaries to cover it";
    }
}
