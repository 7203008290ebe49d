package io.jenkins.plugins.accessbroker.plugin.guard;

import java.util.Set;
import org.jenkinsci.plugins.workflow.steps.Step;

/**
 * Steps of the Pipeline plugins whose parameters are text and names of other things, and that never look up a credential.
 * A credential's id in them, such as in a stage's name, is no use of the credential.
 */
final class FreeText {
    private static final Set<String> STEPS = Set.of(
            "org.jenkinsci.plugins.workflow.cps.steps.ParallelStep",
            "org.jenkinsci.plugins.workflow.steps.CatchErrorStep",
            "org.jenkinsci.plugins.workflow.steps.DeleteDirStep",
            "org.jenkinsci.plugins.workflow.steps.EchoStep",
            "org.jenkinsci.plugins.workflow.steps.EnvStep",
            "org.jenkinsci.plugins.workflow.steps.ErrorStep",
            "org.jenkinsci.plugins.workflow.steps.FileExistsStep",
            "org.jenkinsci.plugins.workflow.steps.PushdStep",
            "org.jenkinsci.plugins.workflow.steps.PwdStep",
            "org.jenkinsci.plugins.workflow.steps.ReadFileStep",
            "org.jenkinsci.plugins.workflow.steps.RetryStep",
            "org.jenkinsci.plugins.workflow.steps.SleepStep",
            "org.jenkinsci.plugins.workflow.steps.TimeoutStep",
            "org.jenkinsci.plugins.workflow.steps.UnstableStep",
            "org.jenkinsci.plugins.workflow.steps.WarnErrorStep",
            "org.jenkinsci.plugins.workflow.steps.WriteFileStep",
            "org.jenkinsci.plugins.workflow.steps.durable_task.BatchScriptStep",
            "org.jenkinsci.plugins.workflow.steps.durable_task.PowershellScriptStep",
            "org.jenkinsci.plugins.workflow.steps.durable_task.PowerShellCoreScriptStep",
            "org.jenkinsci.plugins.workflow.steps.durable_task.ShellStep",
            "org.jenkinsci.plugins.workflow.support.steps.ExecutorStep",
            "org.jenkinsci.plugins.workflow.support.steps.PushdStep",
            "org.jenkinsci.plugins.workflow.support.steps.StageStep",
            "org.jenkinsci.plugins.workflow.support.steps.WorkspaceStep",
            "org.jenkinsci.plugins.workflow.support.steps.stash.StashStep",
            "org.jenkinsci.plugins.workflow.support.steps.stash.UnstashStep");

    private FreeText() {}

    static boolean is(Step step) {
        return STEPS.contains(step.getClass().getName());
    }
}
