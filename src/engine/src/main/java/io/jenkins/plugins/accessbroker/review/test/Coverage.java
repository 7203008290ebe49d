package io.jenkins.plugins.accessbroker.review.test;

import io.jenkins.plugins.accessbroker.decision.Decision;
import io.jenkins.plugins.accessbroker.decision.PolicySet;
import io.jenkins.plugins.accessbroker.policy.Policy;
import io.jenkins.plugins.accessbroker.policy.document.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Which parts of policies are exercised by tests that passed.
 *
 * <p>A grant is exercised by a test that it permits. A condition that a policy asks for is exercised by a test that is
 * denied by it alone, so that without it the test would fail; one that lets in what is denied by default, by a test that
 * is permitted and that would be denied by default. A deny is exercised by a test that is denied by it alone. What holds by
 * default and is not changed is not counted.
 *
 * @param parts each part of the policies, in the order of the policies
 */
public record Coverage(List<Part> parts) {
    public Coverage {
        parts = List.copyOf(parts);
    }

    /** What kinds of parts are counted. */
    public enum Kind {
        GRANT,
        CONDITION,
        DENY
    }

    /**
     * A part of a policy that tests can exercise.
     *
     * @param name the part as messages name it
     * @param wanted what test would exercise it
     * @param at where it stands
     * @param exercised whether a test does
     */
    public record Part(Kind kind, String name, String wanted, Position at, boolean exercised) {
        public Part {
            Objects.requireNonNull(kind);
            Objects.requireNonNull(name);
            Objects.requireNonNull(wanted);
            Objects.requireNonNull(at);
        }

        /** Where it stands, what it is, and which test is missing. */
        public String gap() {
            return at + ": " + name + " is not exercised: add a test that " + wanted;
        }
    }

    /** What decisions exercise of policies. */
    static Coverage of(PolicySet policies, List<Decision> decisions) {
        Exercised exercised = new Exercised(decisions);
        List<Part> parts = new ArrayList<>();
        for (Policy policy : policies.policies()) {
            policy.grants().forEach(grant -> parts.addAll(exercised.parts(grant)));
            policy.denies().forEach(deny -> parts.add(exercised.part(deny)));
        }
        return new Coverage(parts);
    }

    /** The parts of a kind. */
    public long count(Kind kind) {
        return parts.stream().filter(part -> part.kind() == kind).count();
    }

    /** The parts of a kind that a test exercises. */
    public long exercised(Kind kind) {
        return parts.stream()
                .filter(part -> part.kind() == kind && part.exercised())
                .count();
    }

    /** The parts that no test exercises. */
    public List<Part> gaps() {
        return parts.stream().filter(part -> !part.exercised()).toList();
    }
}
