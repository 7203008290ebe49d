package io.jenkins.plugins.accessbroker.plugin.admin;

import hudson.model.Node;
import hudson.model.Run;
import io.jenkins.plugins.accessbroker.decision.PolicySet;
import io.jenkins.plugins.accessbroker.plugin.broker.AccessBroker;
import io.jenkins.plugins.accessbroker.plugin.facts.BuildFacts;
import io.jenkins.plugins.accessbroker.request.Agent;
import io.jenkins.plugins.accessbroker.request.BuildContext;
import io.jenkins.plugins.accessbroker.request.ChangeRequest;
import io.jenkins.plugins.accessbroker.request.Fact;
import io.jenkins.plugins.accessbroker.request.Job;
import io.jenkins.plugins.accessbroker.request.RequestFault;
import io.jenkins.plugins.accessbroker.request.Rerun;
import io.jenkins.plugins.accessbroker.request.Trigger;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The facts of an explanation: those of the job's last build, but for what the form states. */
final class ExplainFacts {
    private static final String STATED = "this form";
    private static final String NO_BUILD = "the job has no build yet: state it in the form";
    private static final String NAME = "form";

    private final hudson.model.Job<?, ?> job;
    private final ExplainInput input;
    private final Optional<Node> node;

    ExplainFacts(hudson.model.Job<?, ?> job, ExplainInput input, Optional<Node> node) {
        this.job = job;
        this.input = input;
        this.node = node;
    }

    BuildContext context() throws RequestFault {
        Optional<BuildContext> last = last();
        return new BuildContext(
                last.map(BuildContext::job)
                        .orElseGet(
                                () -> new Job(job.getFullName(), job.getClass().getSimpleName())),
                last.map(BuildContext::number).orElse(1L),
                stated(input.branch(), text -> Fact.of(text, STATED), last.map(BuildContext::branch)),
                last.map(BuildContext::revision).orElseGet(ExplainFacts::unknown),
                stated(input.changeRequest(), ExplainFacts::changeRequest, last.map(BuildContext::changeRequest)),
                stated(
                        input.user(),
                        user -> Fact.of(List.of(Trigger.user(user)), STATED),
                        last.map(BuildContext::triggers)),
                agents(last),
                stated(input.replay(), ExplainFacts::rerun, last.map(BuildContext::rerun)),
                last.map(BuildContext::libraries).orElseGet(ExplainFacts::unknown),
                last.map(BuildContext::codingAgents).orElseGet(ExplainFacts::unknown));
    }

    private Optional<BuildContext> last() throws RequestFault {
        Run<?, ?> build = job.getLastBuild();
        if (build == null) {
            return Optional.empty();
        }
        PolicySet policies = AccessBroker.get().policies();
        return Optional.of(BuildFacts.gather(
                build,
                node,
                name -> policies.policies().stream()
                        .flatMap(policy -> policy.codingAgents().stream())
                        .anyMatch(agent -> agent.id().equalsIgnoreCase(name))));
    }

    private Fact<List<Agent>> agents(Optional<BuildContext> last) {
        if (node.isEmpty()) {
            return Fact.of(List.of(), STATED + ", which names no agent");
        }
        return last.map(BuildContext::agents)
                .orElseGet(() -> Fact.unknown("what an agent is can be told once the job has a build: run it once"));
    }

    private static Fact<ChangeRequest> changeRequest(String text) {
        return switch (text) {
            case "same-repository" ->
                Fact.of(new ChangeRequest(NAME, ChangeRequest.Origin.SAME_REPOSITORY, true, Optional.empty()), STATED);
            case "fork" -> Fact.of(new ChangeRequest(NAME, ChangeRequest.Origin.FORK, false, Optional.empty()), STATED);
            default -> Fact.absent(STATED);
        };
    }

    private static Fact<Rerun> rerun(String text) {
        return text.equals("yes")
                ? Fact.of(new Rerun(Rerun.Kind.REPLAY, Optional.empty()), STATED)
                : Fact.absent(STATED);
    }

    private static <T> Fact<T> stated(String text, Function<String, Fact<T>> read, Optional<Fact<T>> last) {
        return ExplainInput.given(text).map(read).or(() -> last).orElseGet(ExplainFacts::unknown);
    }

    private static <T> Fact<T> unknown() {
        return Fact.unknown(NO_BUILD);
    }
}
