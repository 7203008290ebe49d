package io.jenkins.plugins.accessbroker.plugin.facts;

import hudson.model.AbstractProject;
import hudson.model.Job;
import hudson.model.Run;
import hudson.scm.NullSCM;
import io.jenkins.plugins.accessbroker.request.Fact;
import io.jenkins.plugins.accessbroker.request.Revision;
import jenkins.scm.api.SCMFileSystem;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.cps.CpsScmFlowDefinition;
import org.jenkinsci.plugins.workflow.flow.FlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;

/** What a job that is no multibranch one says of itself in its own configuration. */
final class OwnDefinition {
    private static final String BRANCH_SOURCE_SCRIPT = "org.jenkinsci.plugins.workflow.multibranch.SCMBinder";

    private OwnDefinition() {}

    static ScmFacts facts(Job<?, ?> job, Run<?, ?> run) {
        if (job instanceof WorkflowJob pipeline) {
            return pipeline(pipeline.getDefinition(), run);
        }
        if (job instanceof AbstractProject<?, ?> project) {
            Fact<Revision> revision = Fact.absent("the job's configuration, which has no Jenkinsfile");
            return project.getScm() instanceof NullSCM
                    ? none("the job's configuration, which has no SCM")
                    : ScmReader.facts(project.getScm(), run, false).withRevision(revision);
        }
        return ScmFacts.unknown("jobs of the kind " + job.getClass().getSimpleName() + " are not known to us");
    }

    /** Whether the job runs the Jenkinsfile of its branch source, and not one from elsewhere. */
    static boolean isFromBranchSource(Job<?, ?> job) {
        return job instanceof WorkflowJob pipeline
                && pipeline.getDefinition() != null
                && pipeline.getDefinition().getClass().getName().equals(BRANCH_SOURCE_SCRIPT);
    }

    private static ScmFacts pipeline(FlowDefinition definition, Run<?, ?> run) {
        if (definition instanceof CpsFlowDefinition) {
            return none("the job's definition, which is an inline script");
        }
        if (definition instanceof CpsScmFlowDefinition scm) {
            boolean script = scm.isLightweight() && SCMFileSystem.supports(scm.getScm());
            return ScmReader.facts(scm.getScm(), run, script);
        }
        return ScmFacts.unknown("the job's definition is of a kind that is not known to us");
    }

    private static ScmFacts none(String origin) {
        return new ScmFacts(Fact.absent(origin), Fact.absent(origin), Fact.absent(origin));
    }
}
