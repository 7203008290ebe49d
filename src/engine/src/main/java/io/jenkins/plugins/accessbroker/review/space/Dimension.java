package io.jenkins.plugins.accessbroker.review.space;

import io.jenkins.plugins.accessbroker.policy.condition.ComparisonFault;
import io.jenkins.plugins.accessbroker.policy.condition.Effort;
import io.jenkins.plugins.accessbroker.policy.condition.Key;
import io.jenkins.plugins.accessbroker.request.BuildContext;
import java.util.List;
import java.util.Optional;

/** One independent part of a request: its facts can be chosen without regard to those of any other dimension. */
interface Dimension {
    /** The build with facts of this dimension that meet all wishes; nothing if no facts do. */
    Optional<BuildContext> meet(BuildContext build, List<Wish> wishes, Effort effort) throws ComparisonFault;

    /** The dimension that a condition is about. */
    static Dimension of(Key key) {
        return switch (key) {
            case JOBS -> Names.JOB;
            case BRANCHES -> Names.BRANCH;
            case TRIGGERS, USERS -> Causes.DIMENSION;
            case AGENT_NAMES, AGENT_CLOUDS, AGENT_LABELS, AGENT_LIFE, BUILT_IN -> Nodes.DIMENSION;
            case CHANGE_REQUESTS -> Choices.CHANGE_REQUEST;
            case REPLAYS -> Choices.RERUN;
            case LIBRARIES -> Choices.LIBRARIES;
            case CODING_AGENTS -> throw new IllegalArgumentException("coding agents need registrations");
        };
    }
}
