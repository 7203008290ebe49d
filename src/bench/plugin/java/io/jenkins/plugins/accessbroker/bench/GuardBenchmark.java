package io.jenkins.plugins.accessbroker.bench;

import hudson.ExtensionList;
import hudson.model.TaskListener;
import io.jenkins.plugins.accessbroker.plugin.testing.Cloud;
import io.jenkins.plugins.accessbroker.plugin.testing.Pipelines;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import org.jenkinsci.plugins.credentialsbinding.impl.BindingStep;
import org.jenkinsci.plugins.credentialsbinding.impl.StringBinding;
import org.jenkinsci.plugins.workflow.flow.StepListener;
import org.jenkinsci.plugins.workflow.steps.EchoStep;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jenkinsci.plugins.workflow.steps.StepExecutions;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.TestExtension;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;
import org.kohsuke.stapler.DataBoundConstructor;

/** What the guard costs a Pipeline's thread for each step: {@code mvn -q -Pbench test -Dtest=GuardBenchmark}. */
@WithJenkins
class GuardBenchmark {
    private static final String POLICY = """
            policy: legacy
            mode: enforce
            owner: {team: The Team, business: boss@example.com, technical: "#team"}
            grants:
              key:
                purpose: Old key
                expires: 2999-01-01
                to: {jobs: ["**"], agents: {builtIn: allow}}
                issue: {credential: deploy-key}
            """;

    @Test
    void print(JenkinsRule j) throws Exception {
        try (Cloud cloud = Cloud.start().serve(POLICY)) {
            String log = new Pipelines(j).success("stage('a') { node { withEnv(['A=b']) { measureGuard() } } }");
            log.lines().filter(line -> line.startsWith(Measure.LINE)).forEach(System.out::println);
        }
    }

    /** A step that has the guard look at many steps, on the Pipeline's own thread. */
    public static final class Measure extends Step {
        static final String LINE = "guard: ";

        private static final String GUARD = "io.jenkins.plugins.accessbroker.plugin.guard.StepGuard";

        @DataBoundConstructor
        public Measure() {}

        @Override
        public StepExecution start(StepContext context) {
            return StepExecutions.synchronous(context, c -> {
                measure(c, "a step of free text", 10_000, i -> new EchoStep("hello " + i));
                measure(c, "a step that names another credential", 10_000, i -> binding("token-" + i));
                measure(c, "a use that is permitted and recorded", 1_000, i -> binding("deploy-key"));
                return null;
            });
        }

        private static void measure(StepContext context, String what, int times, IntFunction<Step> make) throws Exception {
            StepListener guard = ExtensionList.lookup(StepListener.class).stream()
                    .filter(listener -> listener.getClass().getName().equals(GUARD))
                    .findFirst()
                    .orElseThrow();
            long[] nanos = new long[times];
            for (int i = 0; i < times; i++) {
                Step step = make.apply(i);
                long before = System.nanoTime();
                guard.notifyOfNewStep(step, context);
                nanos[i] = System.nanoTime() - before;
            }
            Arrays.sort(nanos);
            PrintStream log = context.get(TaskListener.class).getLogger();
            log.printf(
                    "%s%-38s %,6d times  median %8.3f ms  p99 %8.3f ms%n",
                    LINE, what, times, nanos[times / 2] / 1e6, nanos[times * 99 / 100] / 1e6);
        }

        private static Step binding(String id) {
            return new BindingStep(new ArrayList<>(List.of(new StringBinding("T", id))));
        }

        @TestExtension
        public static final class DescriptorImpl extends StepDescriptor {
            @Override
            public String getFunctionName() {
                return "measureGuard";
            }

            @Override
            public Set<? extends Class<?>> getRequiredContext() {
                return Set.of(TaskListener.class);
            }
        }
    }
}
