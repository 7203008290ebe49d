package io.jenkins.plugins.accessbroker.plugin.step;

import hudson.model.TaskListener;
import java.util.Set;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;

/** Describes a step that a test brings. */
abstract class TestStepDescriptor extends StepDescriptor {
    private final String function;

    TestStepDescriptor(String function) {
        this.function = function;
    }

    @Override
    public String getFunctionName() {
        return function;
    }

    @Override
    public Set<? extends Class<?>> getRequiredContext() {
        return Set.of(TaskListener.class);
    }
}
