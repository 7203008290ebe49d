package io.jenkins.plugins.accessbroker.plugin.step;

import static io.jenkins.plugins.accessbroker.plugin.testing.Cloud.grant;
import static io.jenkins.plugins.accessbroker.plugin.testing.Cloud.policy;
import static org.assertj.core.api.Assertions.assertThat;

import hudson.EnvVars;
import hudson.FilePath;
import hudson.console.ConsoleLogFilter;
import hudson.model.Computer;
import hudson.model.Label;
import hudson.model.Node;
import hudson.model.Result;
import hudson.model.TaskListener;
import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.accessbroker.plugin.testing.Cloud;
import io.jenkins.plugins.accessbroker.plugin.testing.Pipelines;
import io.jenkins.plugins.accessbroker.testkit.sts.Fault;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jenkins.MasterToSlaveFileCallable;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jenkinsci.plugins.workflow.steps.StepExecutions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.TestExtension;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;
import org.kohsuke.stapler.DataBoundConstructor;

@WithJenkins
class AgentsTest {
    private JenkinsRule j;
    private Cloud cloud;
    private Pipelines run;

    @BeforeEach
    void start(JenkinsRule rule) throws Exception {
        j = rule;
        run = new Pipelines(j);
        cloud = Cloud.start()
                .serve(policy(
                                grant("deploy", "deploy", "agents: {labels: [trusted]}"),
                                grant("main-only", "read", "branches: [main]"),
                                grant("read", "read", "agents: {builtIn: allow}"))
                        + """
                                denies:
                                  no-static:
                                    purpose: None on the agent slave9
                                    to: {agents: {names: [slave9]}}
                                """);
        j.createOnlineSlave(Label.get("trusted"));
    }

    @AfterEach
    void nothing_secret_is_left() {
        cloud.close();
    }

    @Test
    void a_further_agent_that_the_grant_forbids_gets_no_process_and_no_secret() throws Exception {
        String log = run.success("""
                node('trusted') {
                  withAccess('team/deploy') {
                    node('built-in') {
                      try {
                        sh 'echo launched'
                        error 'must not come here'
                      } catch (e) {
                        echo "refused: ${e.message}"
                      }
                    }
                    sh 'test -n "$AWS_SECRET_ACCESS_KEY"'
                  }
                }
                """);
        assertThat(log)
                .contains(
                        "[access broker] denied: team/deploy",
                        "refused: access denied: team/deploy (failed: agents.labels,")
                .doesNotContain("+ echo launched", "must not come here");
        assertThat(cloud.events()).containsExactly("intent", "issued", "denied", "ended:block-ended");
        assertThat(cloud.asked()).isOne();
    }

    @Test
    void steps_on_an_agent_that_is_refused_see_no_secret_in_their_environment() throws Exception {
        String log = run.success("""
                node('trusted') {
                  withAccess('team/deploy') {
                    withEnv(["COPY=${env.AWS_SECRET_ACCESS_KEY}"]) {
                      node('built-in') { seenEnvironment() }
                    }
                    seenEnvironment()
                  }
                }
                """);
        assertThat(log).contains("seen on : nothing", "seen on slave0: AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN");
    }

    @Test
    void steps_in_a_place_whose_agent_nobody_can_name_see_no_secret() throws Exception {
        String log = run.success("""
                withAccess('team/deploy') {
                  node('trusted') { seenEnvironment() ; sh 'true'; seenEnvironment() }
                  somewhere { seenEnvironment() }
                }
                """);
        assertThat(log.lines().filter(line -> line.startsWith("seen on")))
                .containsExactly(
                        "seen on slave0: nothing",
                        "seen on slave0: AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN",
                        "seen on null: nothing");
    }

    @Test
    void a_further_agent_that_the_grant_allows_has_the_same_credential() throws Exception {
        second();
        String log = run.success("""
                node('slave0') {
                  withAccess('team/deploy') {
                    node('second') { sh 'test -n "$AWS_SECRET_ACCESS_KEY"'; sh 'true' }
                  }
                }
                """);
        assertThat(log).contains("permitted: team/deploy on the further agent `slave1`");
        assertThat(cloud.events()).containsExactly("intent", "issued", "extended", "ended:block-ended");
        assertThat(cloud.asked()).isOne();
    }

    @Test
    void an_agent_that_changes_is_decided_on_again() throws Exception {
        String log = run.failure("""
                node('trusted') {
                  withAccess('team/deploy') {
                    sh 'true'
                    relabel('other')
                    sh 'echo launched "again"'
                  }
                }
                """);
        assertThat(log)
                .contains("access denied: team/deploy (failed: agents.labels)")
                .doesNotContain("launched again");
        assertThat(cloud.events()).containsExactly("intent", "issued", "denied", "ended:block-ended");
    }

    @Test
    void an_agent_that_changes_while_the_credential_is_issued_gets_no_secret() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        cloud.sts().faults().next(Fault.hold(asked, answer));
        WorkflowRun build = run.job("""
                        node('trusted') {
                          withAccess('team/deploy') {
                            seenEnvironment()
                            sh 'echo launched'
                          }
                        }
                        """).scheduleBuild2(0).waitForStart();
        assertThat(asked.await(1, TimeUnit.MINUTES)).isTrue();
        j.jenkins.getNode("slave0").setLabelString("other");
        answer.countDown();
        j.assertBuildStatus(Result.FAILURE, j.waitForCompletion(build));
        assertThat(j.getLog(build))
                .contains("seen on slave0: nothing", "access denied: team/deploy (failed: agents.labels)")
                .doesNotContain("+ echo launched");
        assertThat(cloud.events()).containsExactly("intent", "issued", "denied", "ended:block-ended");
    }

    @Test
    void branches_in_parallel_are_decided_on_their_own_agents() throws Exception {
        second();
        j.createOnlineSlave(Label.get("plain"));
        String log = run.failure("""
                parallel(
                  one: { node('slave0') { withAccess('team/deploy') { sh 'echo one $AWS_REGION' } } },
                  two: { node('second') { withAccess('team/deploy') { sh 'echo two $AWS_REGION' } } },
                  three: { node('plain') { withAccess('team/deploy') { sh 'echo three $AWS_REGION' } } })
                """);
        assertThat(log).contains("one eu-west-1", "two eu-west-1").doesNotContain("three eu-west-1");
        assertThat(cloud.events())
                .contains("denied")
                .filteredOn("issued"::equals)
                .hasSize(2);
        assertThat(cloud.events()).filteredOn("ended:block-ended"::equals).hasSize(2);
    }

    @Test
    void without_an_agent_the_decision_waits_for_one() throws Exception {
        String log = run.success("""
                withAccess('team/deploy') {
                  echo "region: ${env.AWS_REGION}"
                  node('trusted') {
                    sh 'test ${#AWS_SECRET_ACCESS_KEY} = 40; echo "<$AWS_SECRET_ACCESS_KEY> in $AWS_REGION"'
                  }
                }
                """);
        assertThat(log)
                .contains(
                        "[access broker] waiting: team/deploy is decided when the block takes an agent",
                        "region: null",
                        "[access broker] permitted: team/deploy",
                        "<****> in eu-west-1");
        assertThat(cloud.events()).containsExactly("intent", "issued", "ended:block-ended");
    }

    @Test
    void a_block_that_waits_and_takes_a_wrong_agent_gets_nothing_there() throws Exception {
        String log = run.success("""
                withAccess('team/deploy') {
                  node('built-in') {
                    try { sh 'echo "launched"' } catch (e) { echo "refused: ${e.message}" }
                    try { sh 'echo "launched"' } catch (e) { echo "refused: ${e.message}" }
                  }
                  node('trusted') { sh 'test -n "$AWS_SECRET_ACCESS_KEY"' }
                }
                """);
        assertThat(log).contains("refused: access denied: team/deploy").doesNotContain("+ echo launched");
        assertThat(cloud.events()).containsExactly("denied", "intent", "issued", "ended:block-ended");
    }

    @Test
    void a_block_that_waits_and_takes_no_agent_never_asks() throws Exception {
        assertThat(run.success("withAccess('team/deploy') { echo 'nothing to do' }"))
                .contains("nothing to do");
        assertThat(cloud.events()).isEmpty();
        assertThat(cloud.asked()).isZero();
    }

    @Test
    void what_fails_whichever_agent_there_will_be_is_denied_at_once() throws Exception {
        assertThat(run.failure("withAccess('team/main-only') { echo 'inside' }"))
                .contains("access denied: team/main-only (failed: branches,")
                .doesNotContain("inside", "waiting:");
        assertThat(cloud.events()).containsExactly("denied");
    }

    @Test
    void what_is_printed_on_an_agent_is_masked_there_and_an_agent_that_is_refused_gets_no_secret_for_it()
            throws Exception {
        j.createOnlineSlave(Label.get("plain"));
        String log = run.success("""
                node('trusted') {
                  withAccess('team/deploy') {
                    remoteEcho(env.AWS_SECRET_ACCESS_KEY)
                    node('plain') { remoteEcho(env.AWS_SECRET_ACCESS_KEY) }
                  }
                }
                """);
        assertThat(log.lines().filter(line -> line.contains("said on the agent")))
                .containsExactly("said on the agent: <****>", "said on the agent: <****>");
        assertThat(SECRETS_ON_AGENTS).containsExactly(true, false);
    }

    private void second() throws Exception {
        j.createOnlineSlave(Label.get("second")).setLabelString("trusted second");
    }

    /** Whether the log's filter had secrets on each agent that was printed on. */
    private static final List<Boolean> SECRETS_ON_AGENTS = new CopyOnWriteArrayList<>();

    /** Prints which of the variables of the tests the step has. */
    public static final class SeenEnvironment extends Step {
        @DataBoundConstructor
        public SeenEnvironment() {}

        @Override
        public StepExecution start(StepContext context) {
            return StepExecutions.synchronous(context, c -> {
                EnvVars env = c.get(EnvVars.class);
                String seen = Stream.of("AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "COPY")
                        .filter(env::containsKey)
                        .collect(Collectors.joining(" "));
                String where = Optional.ofNullable(c.get(Computer.class))
                        .map(Computer::getName)
                        .orElse(null);
                c.get(TaskListener.class)
                        .getLogger()
                        .println("seen on " + where + ": " + (seen.isEmpty() ? "nothing" : seen));
                return null;
            });
        }

        @TestExtension
        public static final class DescriptorImpl extends TestStepDescriptor {
            public DescriptorImpl() {
                super("seenEnvironment");
            }
        }
    }

    /** A place for files without an agent, as steps for containers make one. */
    public static final class Somewhere extends Step {
        @DataBoundConstructor
        public Somewhere() {}

        @Override
        public StepExecution start(StepContext context) {
            return StepExecutions.block(
                    context, (c, invoker) -> invoker.withContext(Jenkins.get().getRootPath()));
        }

        @TestExtension
        public static final class DescriptorImpl extends TestStepDescriptor {
            public DescriptorImpl() {
                super("somewhere");
            }

            @Override
            public boolean takesImplicitBlockArgument() {
                return true;
            }
        }
    }

    /** Gives an agent another label. */
    public static final class Relabel extends Step {
        private final String label;

        @DataBoundConstructor
        public Relabel(String label) {
            this.label = label;
        }

        public String getLabel() {
            return label;
        }

        @Override
        public StepExecution start(StepContext context) {
            return StepExecutions.synchronous(context, c -> {
                c.get(Node.class).setLabelString(label);
                return null;
            });
        }

        @TestExtension
        public static final class DescriptorImpl extends TestStepDescriptor {
            public DescriptorImpl() {
                super("relabel");
            }
        }
    }

    /** Prints a text on the agent itself, as steps do whose work is done there. */
    public static final class RemoteEcho extends Step {
        private final String text;

        @DataBoundConstructor
        public RemoteEcho(String text) {
            this.text = text;
        }

        public String getText() {
            return text;
        }

        @Override
        public StepExecution start(StepContext context) {
            return StepExecutions.synchronous(context, c -> {
                ConsoleLogFilter filter = c.get(ConsoleLogFilter.class);
                SECRETS_ON_AGENTS.add(c.get(FilePath.class).act(new Print(c.get(TaskListener.class), filter, text)));
                return null;
            });
        }

        @TestExtension
        public static final class DescriptorImpl extends TestStepDescriptor {
            public DescriptorImpl() {
                super("remoteEcho");
            }
        }
    }

    private static final class Print extends MasterToSlaveFileCallable<Boolean> {
        private static final long serialVersionUID = 1L;
        private final TaskListener listener;
        private final ConsoleLogFilter filter;
        private final String text;

        Print(TaskListener listener, ConsoleLogFilter filter, String text) {
            this.listener = listener;
            this.filter = filter;
            this.text = text;
        }

        @Override
        public Boolean invoke(File file, VirtualChannel channel) throws IOException {
            listener.getLogger().println("said on the agent: <" + text + ">");
            listener.getLogger().flush();
            try {
                Field mask = filter.getClass().getDeclaredField("mask");
                mask.setAccessible(true);
                return mask.get(filter) != null;
            } catch (ReflectiveOperationException e) {
                throw new IOException(filter.getClass().getName(), e);
            }
        }
    }
}
