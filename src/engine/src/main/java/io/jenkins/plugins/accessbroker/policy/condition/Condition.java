package io.jenkins.plugins.accessbroker.policy.condition;

import io.jenkins.plugins.accessbroker.policy.document.Position;
import io.jenkins.plugins.accessbroker.request.BuildContext;

/** One matcher of a grant or a deny. It is pure: the same build gives the same finding. */
public sealed interface Condition
        permits Jobs,
                Branches,
                Triggers,
                Users,
                AgentNames,
                AgentClouds,
                AgentLabels,
                AgentLife,
                BuiltIn,
                ChangeRequests,
                Replays,
                Libraries,
                CodingAgents {

    /** Which of the closed set it is. */
    Key key();

    /** What it asks for, in words. */
    String expected();

    /** Whether every fact of the build that it is about meets it: what a grant needs. */
    Finding check(BuildContext build);

    /**
     * Whether any fact of the build that it is about meets it: what a deny needs. Where a build can have one such fact
     * only, that is the same as {@link #check}.
     */
    default Finding concerns(BuildContext build) {
        return check(build);
    }

    /** Where it stands in the policy file; for one that holds by default, where it would stand. */
    Position at();
}
