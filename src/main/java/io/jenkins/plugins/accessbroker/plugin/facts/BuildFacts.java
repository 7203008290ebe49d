package io.jenkins.plugins.accessbroker.plugin.facts;

import hudson.model.Node;
import hudson.model.Run;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.accessbroker.request.Agent;
import io.jenkins.plugins.accessbroker.request.BuildContext;
import io.jenkins.plugins.accessbroker.request.Fact;
import io.jenkins.plugins.accessbroker.request.Library;
import io.jenkins.plugins.accessbroker.request.RequestFault;
import io.jenkins.plugins.accessbroker.request.Trigger;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Predicate;

/**
 * Gathers the facts about a build from the controller's objects.
 *
 * <p>Gathering may ask the SCM whether it trusts an author, so it may block; call it off the thread of a Pipeline's
 * script. The facts are the same whoever asks.
 */
public final class BuildFacts {
    private BuildFacts() {}

    /**
     * The facts for a request that is made on an agent, or on none.
     *
     * @param run the build
     * @param agent the agent that the asking step runs on; empty if it runs on none
     * @param registered whether an account's name is that of a registered coding agent
     * @throws RequestFault if the job's name is out of bounds, so that nothing can be decided
     */
    public static BuildContext gather(Run<?, ?> run, Optional<Node> agent, Predicate<String> registered)
            throws RequestFault {
        return asSystem(run, () -> AgentFact.of(agent), registered);
    }

    /**
     * The facts for a request that concerns every agent that the build holds, whichever step asks.
     *
     * @throws RequestFault if the job's name is out of bounds, so that nothing can be decided
     */
    public static BuildContext gatherWithAllAgents(Run<?, ?> run, Predicate<String> registered) throws RequestFault {
        return asSystem(run, () -> HeldAgents.of(run), registered);
    }

    /** One agent as the facts have it. It is read from memory, so it may be asked for at any time. */
    public static Agent agent(Node node) {
        return AgentFact.agent(node);
    }

    /** The shared libraries that a build has loaded so far. They are read from the controller's disk and memory only. */
    public static Fact<List<Library>> libraries(Run<?, ?> run) {
        return Gather.list("libraries", () -> LoadedLibraries.of(run));
    }

    private static BuildContext asSystem(
            Run<?, ?> run, Callable<Fact<List<Agent>>> agents, Predicate<String> registered) throws RequestFault {
        try (ACLContext ignored = ACL.as2(ACL.SYSTEM2)) {
            return gather(run, Gather.list("agents", agents), registered);
        }
    }

    private static BuildContext gather(Run<?, ?> run, Fact<List<Agent>> agents, Predicate<String> registered)
            throws RequestFault {
        ScmFacts scm = ScmFacts.of(run);
        Fact<List<Trigger>> triggers = Gather.list("triggers", () -> Triggers.of(run.getCauses()));
        Fact<Set<String>> started = Gather.fact("users behind the build", () -> UsersBehind.of(run.getCauses()));
        return new BuildContext(
                JobName.of(run.getParent()),
                run.getNumber(),
                scm.branch(),
                scm.revision(),
                scm.changeRequest(),
                triggers,
                agents,
                Gather.fact("rerun", () -> Reruns.of(run)),
                libraries(run),
                Gather.list("coding agents", () -> CodingAgents.of(scm.changeRequest(), started, registered)));
    }
}
