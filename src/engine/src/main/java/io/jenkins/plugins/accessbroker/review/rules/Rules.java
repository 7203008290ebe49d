package io.jenkins.plugins.accessbroker.review.rules;

import io.jenkins.plugins.accessbroker.review.check.Rule;
import java.util.List;

/** The register of rules: one line for each. */
public final class Rules {
    private static final List<Rule> ALL = List.of(
            new AllJobs(),
            new ChangeRequestsWrite(),
            new Covered(),
            new FarExpiry(),
            new LabelOnlyAgents(),
            new PersonalOwner(),
            new SessionPolicyWildcard(),
            new SharedRole(),
            new TtlAtMaximum(),
            new Unreachable());

    private Rules() {}

    /** Every rule that policies are checked by. */
    public static List<Rule> all() {
        return ALL;
    }
}
