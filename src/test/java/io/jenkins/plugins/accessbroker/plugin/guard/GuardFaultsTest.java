package io.jenkins.plugins.accessbroker.plugin.guard;

import static io.jenkins.plugins.accessbroker.plugin.guard.Fixture.ANYWHERE;
import static io.jenkins.plugins.accessbroker.plugin.guard.Fixture.KEY;
import static io.jenkins.plugins.accessbroker.plugin.guard.Fixture.enforce;
import static io.jenkins.plugins.accessbroker.plugin.guard.Fixture.observe;
import static io.jenkins.plugins.accessbroker.plugin.guard.Fixture.uses;
import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.FreeStyleProject;
import hudson.model.Result;
import hudson.tasks.Shell;
import io.jenkins.plugins.accessbroker.decision.PolicySet;
import io.jenkins.plugins.accessbroker.plugin.broker.AccessBroker;
import io.jenkins.plugins.accessbroker.plugin.broker.Setup;
import io.jenkins.plugins.accessbroker.plugin.lease.Gate;
import io.jenkins.plugins.accessbroker.plugin.testing.Cloud;
import io.jenkins.plugins.accessbroker.plugin.testing.Pipelines;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Whatever goes wrong in the guard stops the step. */
@WithJenkins
class GuardFaultsTest {
    private static final String USE =
            "node { withCredentials([string(credentialsId: 'deploy-key', variable: 'T')]) { echo 'inside' } }";

    private JenkinsRule j;
    private Cloud cloud;
    private Pipelines run;

    @BeforeEach
    void start(JenkinsRule rule) throws Exception {
        j = rule;
        run = new Pipelines(j);
        Fixture.string(KEY);
        cloud = Cloud.start();
    }

    @AfterEach
    void stop() {
        cloud.close();
    }

    @ParameterizedTest
    @ValueSource(classes = {IllegalStateException.class, StackOverflowError.class, NoClassDefFoundError.class})
    void an_exception_in_the_guard_fails_each_step_before_it_starts(Class<? extends Throwable> fault) throws Exception {
        cloud.serve(observe(KEY, ANYWHERE));
        breakWith(fault);
        assertThat(run.failure("echo 'in' + 'side'"))
                .contains("no access: it cannot be told whether the step uses a guarded credential")
                .doesNotContain("\ninside");
        FreeStyleProject job = j.createFreeStyleProject("f");
        job.getBuildersList().add(new Shell("echo ins''ide"));
        assertThat(j.getLog(j.buildAndAssertStatus(Result.FAILURE, job)))
                .contains("no access: it cannot be told whether")
                .doesNotContain("\ninside");
    }

    @Test
    void a_fault_that_cannot_even_be_logged_fails_each_step_too() throws Exception {
        cloud.serve(observe(KEY, ANYWHERE));
        Handler handler = handler(entry -> {
            throw new StackOverflowError();
        });
        Logger logger = Logger.getLogger(StepGuard.class.getName());
        logger.addHandler(handler);
        breakWith(IllegalStateException.class);
        try {
            assertThat(run.failure("echo 'in' + 'side'")).doesNotContain("\ninside");
        } finally {
            logger.removeHandler(handler);
        }
    }

    /** Makes whatever the guard looks up fail. */
    private void breakWith(Class<? extends Throwable> fault) {
        Path home = j.jenkins.getRootDir().toPath();
        Supplier<PolicySet> broken = () -> {
            throw raise(fault);
        };
        AccessBroker.get()
                .setUp(new Setup(home.resolve("a"), home.resolve("k"), "jenkins.example/test", broken, Map.of()));
    }

    /** Throws it as it is. */
    @SuppressWarnings("unchecked")
    private static <T extends Throwable> RuntimeException raise(Class<? extends Throwable> fault) throws T {
        try {
            throw (T) fault.getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void an_append_to_the_audit_log_that_does_not_return_stops_the_step_and_is_no_permit_when_it_returns_at_last()
            throws Exception {
        cloud.serve(enforce(KEY, ANYWHERE));
        Decider.get().waitAtMost(Duration.ofSeconds(1));
        WorkflowJob job = run.job(USE);
        WorkflowRun build;
        CountDownLatch told = new CountDownLatch(1);
        Handler handler = handler(entry -> {
            if (entry.getMessage().startsWith("the audit log has a use of deploy-key by withCredentials in p0 #1")) {
                told.countDown();
            }
        });
        Logger logger = Logger.getLogger(Decider.class.getName());
        logger.addHandler(handler);
        try {
            synchronized (whatEveryAppendNeeds()) {
                build = j.buildAndAssertStatus(Result.FAILURE, job);
                assertThat(j.getLog(build))
                        .contains("no access: nothing was decided on a guarded credential within 1 s")
                        .doesNotContain("inside", "permitted: ");
            }
            told.await();
        } finally {
            logger.removeHandler(handler);
        }
        assertThat(uses(cloud)).containsExactly("used withCredentials deploy-key");
        assertThat(GuardedUses.allows(build, KEY)).isFalse();
        Decider.get().waitAtMost(Gate.LIMIT);
        j.buildAndAssertSuccess(job);
    }

    /** The lock that an append takes before it returns. */
    private static Object whatEveryAppendNeeds() throws Exception {
        Field running = AccessBroker.class.getDeclaredField("running");
        running.setAccessible(true);
        Object now = ((Optional<?>) running.get(AccessBroker.get())).orElseThrow();
        Method audit = now.getClass().getDeclaredMethod("audit");
        audit.setAccessible(true);
        return audit.invoke(now);
    }

    private static Handler handler(Consumer<LogRecord> published) {
        return new Handler() {
            @Override
            public void publish(LogRecord entry) {
                published.accept(entry);
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }
}
