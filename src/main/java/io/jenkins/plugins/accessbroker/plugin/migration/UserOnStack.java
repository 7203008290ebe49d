package io.jenkins.plugins.accessbroker.plugin.migration;

import com.cloudbees.plugins.credentials.CredentialsParameterValue;
import hudson.model.Run;
import hudson.scm.SCM;
import hudson.tasks.BuildStep;
import hudson.tasks.BuildWrapper;
import java.lang.StackWalker.Option;
import java.lang.StackWalker.StackFrame;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/** What on this thread uses a credential: the step of a Pipeline, else the part of a project, else the class. */
final class UserOnStack {
    private static final int FRAMES = 128;
    private static final String UNKNOWN = "code that is not known";
    private static final List<Class<?>> PARTS = List.of(SCM.class, BuildWrapper.class, BuildStep.class);

    /** Packages that stand between that code and the report. */
    private static final List<String> BETWEEN = List.of(
            "com.cloudbees.plugins.credentials.",
            "com.cloudbees.groovy.cps.",
            "groovy.",
            "io.jenkins.plugins.accessbroker.plugin.migration.ReportedUses",
            "io.jenkins.plugins.accessbroker.plugin.migration.UserOnStack",
            "java.",
            "jdk.",
            "jenkins.util.Listeners",
            "org.codehaus.groovy.",
            "org.jenkinsci.plugins.scriptsecurity.",
            "org.kohsuke.groovy.sandbox.",
            "sun.");

    private UserOnStack() {}

    /** Nothing if a credentials parameter of a build only tells its name, which is reported as well. */
    static Optional<String> find(Optional<Run<?, ?>> build) {
        List<StackFrame> frames = StackWalker.getInstance(Option.RETAIN_CLASS_REFERENCE)
                .walk(stack -> stack.limit(FRAMES).collect(Collectors.toList()));
        if (frames.stream().anyMatch(UserOnStack::tellsItsName)) {
            return Optional.empty();
        }
        List<Class<?>> classes = frames.stream()
                .<Class<?>>map(StackFrame::getDeclaringClass)
                .filter(type -> BETWEEN.stream().noneMatch(type.getName()::startsWith))
                .toList();
        return Optional.of(build.flatMap(run -> step(classes, run))
                .or(() -> part(classes))
                .or(() -> classes.stream().findFirst().map(Class::getName))
                .orElse(UNKNOWN));
    }

    private static Optional<String> step(List<Class<?>> classes, Run<?, ?> build) {
        return classes.stream()
                .filter(type -> StepExecution.class.isAssignableFrom(type) || Step.class.isAssignableFrom(type))
                .map(type -> StepNames.of(type, build))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> part(List<Class<?>> classes) {
        return classes.stream()
                .filter(type -> PARTS.stream().anyMatch(part -> part.isAssignableFrom(type)))
                .findFirst()
                .map(Class::getName);
    }

    private static boolean tellsItsName(StackFrame frame) {
        return frame.getDeclaringClass() == CredentialsParameterValue.class
                && (frame.getMethodName().equals("buildEnvironment")
                        || frame.getMethodName().equals("createVariableResolver"));
    }
}
