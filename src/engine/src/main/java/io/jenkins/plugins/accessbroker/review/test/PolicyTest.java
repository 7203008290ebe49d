package io.jenkins.plugins.accessbroker.review.test;

import io.jenkins.plugins.accessbroker.policy.document.Position;
import io.jenkins.plugins.accessbroker.request.AccessRequest;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A request, and what is expected of its decision.
 *
 * @param name what its author calls it
 * @param request what is asked
 * @param time when; without one, whenever the test is run
 * @param expected what the decision must be
 * @param at where it stands
 */
public record PolicyTest(
        String name, AccessRequest request, Optional<Instant> time, Expectation expected, Position at) {
    public PolicyTest {
        Objects.requireNonNull(name);
        Objects.requireNonNull(request);
        Objects.requireNonNull(time);
        Objects.requireNonNull(expected);
        Objects.requireNonNull(at);
    }
}
