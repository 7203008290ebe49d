package io.jenkins.plugins.accessbroker.plugin.guard;

import com.cloudbees.plugins.credentials.CredentialsParameterValue;
import java.lang.StackWalker.StackFrame;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Whose code on this thread uses a credential. */
final class Caller {
    private static final int FRAMES = 64;
    private static final String UNKNOWN = "code that is not known";

    /** What stands between that code and the report of the use. */
    private static final List<String> BETWEEN = List.of(
            "com.cloudbees.plugins.credentials.",
            "com.cloudbees.groovy.cps.",
            "groovy.",
            "io.jenkins.plugins.accessbroker.plugin.guard.Caller",
            "io.jenkins.plugins.accessbroker.plugin.guard.UseWatch",
            "java.",
            "jdk.",
            "jenkins.util.Listeners",
            "org.codehaus.groovy.",
            "org.jenkinsci.plugins.scriptsecurity.",
            "org.kohsuke.groovy.sandbox.",
            "sun.");

    private Caller() {}

    /**
     * The class that uses it; nothing if a credentials parameter of a build only tells its name. That is reported as a use
     * as well, each time the build's variables are put together.
     */
    static Optional<String> reading() {
        List<StackFrame> frames =
                StackWalker.getInstance().walk(stack -> stack.limit(FRAMES).collect(Collectors.toList()));
        return frames.stream().anyMatch(Caller::tellsItsName)
                ? Optional.empty()
                : Optional.of(frames.stream()
                        .map(StackFrame::getClassName)
                        .filter(name -> !isBetween(name))
                        .findFirst()
                        .orElse(UNKNOWN));
    }

    /** Whether a class is named there, or is in a package that is. */
    private static boolean isBetween(String name) {
        return BETWEEN.stream().anyMatch(known -> known.endsWith(".") ? name.startsWith(known) : isPartOf(name, known));
    }

    private static boolean isPartOf(String name, String type) {
        return name.equals(type) || name.startsWith(type + "$");
    }

    private static boolean tellsItsName(StackFrame frame) {
        return frame.getClassName().equals(CredentialsParameterValue.class.getName())
                && (frame.getMethodName().equals("buildEnvironment")
                        || frame.getMethodName().equals("createVariableResolver"));
    }
}
