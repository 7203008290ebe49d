package io.jenkins.plugins.accessbroker.plugin.testing;

import hudson.model.Result;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jvnet.hudson.test.JenkinsRule;

/** Runs scripts as builds of new Pipeline jobs. */
public final class Pipelines {
    private final JenkinsRule j;
    private int jobs;

    public Pipelines(JenkinsRule j) {
        this.j = j;
    }

    /** A new job, named p0, p1 and so on. */
    public WorkflowJob job(String script) throws Exception {
        WorkflowJob job = j.createProject(WorkflowJob.class, "p" + jobs++);
        job.setDefinition(new CpsFlowDefinition(script, true));
        return job;
    }

    /** The log of a build that succeeds. */
    public String success(String script) throws Exception {
        return log(Result.SUCCESS, script);
    }

    /** The log of a build that fails. */
    public String failure(String script) throws Exception {
        return log(Result.FAILURE, script);
    }

    private String log(Result result, String script) throws Exception {
        WorkflowRun run = j.buildAndAssertStatus(result, job(script));
        return j.getLog(run);
    }
}
