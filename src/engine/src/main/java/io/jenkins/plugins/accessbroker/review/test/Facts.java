package io.jenkins.plugins.accessbroker.review.test;

import io.jenkins.plugins.accessbroker.request.Agent;
import io.jenkins.plugins.accessbroker.request.BuildContext;
import io.jenkins.plugins.accessbroker.request.ChangeRequest;
import io.jenkins.plugins.accessbroker.request.CodingAgent;
import io.jenkins.plugins.accessbroker.request.Fact;
import io.jenkins.plugins.accessbroker.request.Job;
import io.jenkins.plugins.accessbroker.request.Library;
import io.jenkins.plugins.accessbroker.request.Rerun;
import io.jenkins.plugins.accessbroker.request.Revision;
import io.jenkins.plugins.accessbroker.request.Trigger;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The facts about a build that a test, or a file for all its tests, states. */
record Facts(
        Optional<String> job,
        Optional<Long> number,
        Optional<Fact<String>> branch,
        Optional<Fact<Revision>> revision,
        Optional<Fact<ChangeRequest>> changeRequest,
        Optional<Fact<List<Trigger>>> triggers,
        Optional<Fact<List<Agent>>> agents,
        Optional<Fact<Rerun>> rerun,
        Optional<Fact<List<Library>>> libraries,
        Optional<Fact<List<CodingAgent>>> codingAgents) {
    /** No fact at all. */
    static final Facts NONE = new Facts(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    private static final String ORIGIN = "left out in the policy test";

    /** An agent that no condition on agents names: of no cloud, without labels. */
    private static final Agent PLAIN = new Agent("agent", Set.of(), Optional.empty(), Agent.Life.STATIC, false);

    /** All facts that these state, and those of {@code base} besides. */
    Facts over(Facts base) {
        return new Facts(
                job.or(base::job),
                number.or(base::number),
                branch.or(base::branch),
                revision.or(base::revision),
                changeRequest.or(base::changeRequest),
                triggers.or(base::triggers),
                agents.or(base::agents),
                rerun.or(base::rerun),
                libraries.or(base::libraries),
                codingAgents.or(base::codingAgents));
    }

    /** The whole build: what is left out is as plain as can be, and there is none of it but for an agent. */
    BuildContext build(String ofJob) {
        return new BuildContext(
                new Job(ofJob, "policy test"),
                number.orElse(1L),
                branch.orElseGet(Facts::absent),
                revision.orElseGet(Facts::absent),
                changeRequest.orElseGet(Facts::absent),
                triggers.orElseGet(Facts::empty),
                agents.orElseGet(() -> Fact.of(List.of(PLAIN), ORIGIN)),
                rerun.orElseGet(Facts::absent),
                libraries.orElseGet(Facts::empty),
                codingAgents.orElseGet(Facts::empty));
    }

    private static <T> Fact<T> absent() {
        return Fact.absent(ORIGIN);
    }

    private static <T> Fact<List<T>> empty() {
        return Fact.of(List.of(), ORIGIN);
    }
}
