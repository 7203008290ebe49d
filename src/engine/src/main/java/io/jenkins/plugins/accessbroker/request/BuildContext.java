package io.jenkins.plugins.accessbroker.request;

import java.util.List;
import java.util.Objects;

/**
 * The facts about the build that asks, gathered on the controller.
 *
 * @param job the job
 * @param number the build's number, 1 or more
 * @param branch the branch that is built; of a change request the branch it targets, which its author cannot invent
 * @param revision where the Jenkinsfile came from
 * @param changeRequest the change request that is built; absent for a build of a branch or of no SCM at all
 * @param triggers all causes of the build
 * @param agents every agent that the credential goes to: where only the build is known, all that it holds; empty while it
 *     holds none
 * @param rerun the replay or restart that this build is; absent for a first run
 * @param libraries every shared library loaded so far
 * @param codingAgents every coding agent whose hand is in the change or the trigger
 */
public record BuildContext(
        Job job,
        long number,
        Fact<String> branch,
        Fact<Revision> revision,
        Fact<ChangeRequest> changeRequest,
        Fact<List<Trigger>> triggers,
        Fact<List<Agent>> agents,
        Fact<Rerun> rerun,
        Fact<List<Library>> libraries,
        Fact<List<CodingAgent>> codingAgents) {

    public BuildContext {
        Objects.requireNonNull(job);
        if (number < 1) {
            throw new IllegalArgumentException("build number is " + number + ", expected 1 or more");
        }
        if (branch instanceof Fact.Known<String> known) {
            Bounds.name("branch", known.value());
        }
        Objects.requireNonNull(revision);
        Objects.requireNonNull(changeRequest);
        triggers = bounded("triggers", triggers);
        agents = bounded("agents", agents);
        Objects.requireNonNull(rerun);
        libraries = bounded("libraries", libraries);
        codingAgents = bounded("coding agents", codingAgents);
    }

    /** The build as messages name it: {@code folder/job #7}. */
    public String build() {
        return job.name() + " #" + number;
    }

    private static <T> Fact<List<T>> bounded(String what, Fact<List<T>> fact) {
        if (fact instanceof Fact.Known<List<T>> known) {
            Bounds.size(what, known.value());
            return Fact.of(List.copyOf(known.value()), known.origin());
        }
        return fact;
    }
}
