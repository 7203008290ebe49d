package io.jenkins.plugins.accessbroker.plugin.migration;

import hudson.model.Run;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jenkinsci.plugins.workflow.flow.FlowExecution;
import org.jenkinsci.plugins.workflow.flow.FlowExecutionOwner;
import org.jenkinsci.plugins.workflow.graph.StepNode;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;

/** Names of steps, such as {@code withCredentials}, by the classes that run them. */
final class StepNames {
    private static final String EXECUTION = "Execution";

    private StepNames() {}

    /** The step that a class belongs to. Where several have that class, the one that the build is at. */
    static Optional<String> of(Class<?> running, Run<?, ?> build) {
        Class<?> type = running;
        while (type.getEnclosingClass() != null) {
            type = type.getEnclosingClass();
        }
        List<StepDescriptor> all = StepDescriptor.all();
        String step = type.getName().endsWith(EXECUTION)
                ? type.getName().substring(0, type.getName().length() - EXECUTION.length())
                : type.getName();
        Optional<String> own = all.stream()
                .filter(descriptor -> descriptor.clazz.getName().equals(step))
                .map(StepDescriptor::getFunctionName)
                .findFirst();
        Class<?> base = type;
        return own.or(() -> only(
                all.stream()
                        .filter(descriptor -> base.isAssignableFrom(descriptor.clazz))
                        .map(StepDescriptor::getFunctionName)
                        .collect(Collectors.toSet()),
                build));
    }

    private static Optional<String> only(Set<String> candidates, Run<?, ?> build) {
        if (candidates.size() < 2) {
            return candidates.stream().findFirst();
        }
        Set<String> now = execution(build).map(FlowExecution::getCurrentHeads).orElse(List.of()).stream()
                .filter(StepNode.class::isInstance)
                .map(node -> ((StepNode) node).getDescriptor())
                .filter(descriptor -> descriptor != null && candidates.contains(descriptor.getFunctionName()))
                .map(StepDescriptor::getFunctionName)
                .collect(Collectors.toSet());
        return now.size() == 1 ? now.stream().findFirst() : Optional.empty();
    }

    private static Optional<FlowExecution> execution(Run<?, ?> build) {
        return build instanceof FlowExecutionOwner.Executable executable
                ? Optional.ofNullable(executable.asFlowExecutionOwner()).map(FlowExecutionOwner::getOrNull)
                : Optional.empty();
    }
}
