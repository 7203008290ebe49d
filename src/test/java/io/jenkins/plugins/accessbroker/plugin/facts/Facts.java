package io.jenkins.plugins.accessbroker.plugin.facts;

import hudson.model.Node;
import hudson.model.Run;
import io.jenkins.plugins.accessbroker.request.BuildContext;
import io.jenkins.plugins.accessbroker.request.Fact;
import java.util.Optional;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jvnet.hudson.test.JenkinsRule;

/** Short words for tests of facts. */
final class Facts {
    private Facts() {}

    /** What is gathered of a build that asks on no agent, where no coding agent is registered. */
    static BuildContext of(Run<?, ?> run) throws Exception {
        return BuildFacts.gather(run, Optional.empty(), name -> false);
    }

    static BuildContext of(Run<?, ?> run, Node agent) throws Exception {
        return BuildFacts.gather(run, Optional.of(agent), name -> false);
    }

    /** The value of a fact that must be known. */
    static <T> T value(Fact<T> fact) {
        if (fact instanceof Fact.Known<T> known) {
            return known.value();
        }
        throw new AssertionError("expected a known fact, found " + fact);
    }

    /** An inline Pipeline job. */
    static WorkflowJob pipeline(JenkinsRule r, String name, String script) throws Exception {
        WorkflowJob job = r.createProject(WorkflowJob.class, name);
        job.setDefinition(new CpsFlowDefinition(script, true));
        return job;
    }
}
