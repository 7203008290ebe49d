package io.jenkins.plugins.accessbroker.plugin.guard;

import static io.jenkins.plugins.accessbroker.plugin.guard.Fixture.ANYWHERE;
import static io.jenkins.plugins.accessbroker.plugin.guard.Fixture.KEY;
import static io.jenkins.plugins.accessbroker.plugin.guard.Fixture.NOWHERE;
import static io.jenkins.plugins.accessbroker.plugin.guard.Fixture.enforce;
import static io.jenkins.plugins.accessbroker.plugin.guard.Fixture.observe;
import static io.jenkins.plugins.accessbroker.plugin.guard.Fixture.uses;
import static org.assertj.core.api.Assertions.assertThat;

import hudson.matrix.AxisList;
import hudson.matrix.MatrixProject;
import hudson.matrix.MatrixRun;
import hudson.matrix.TextAxis;
import hudson.model.Result;
import hudson.tasks.Shell;
import io.jenkins.plugins.accessbroker.plugin.testing.Cloud;
import java.util.List;
import org.jenkinsci.plugins.credentialsbinding.impl.SecretBuildWrapper;
import org.jenkinsci.plugins.credentialsbinding.impl.UsernamePasswordMultiBinding;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Each configuration of a matrix project is a build of its own, and so is the parent, whose configuration is theirs. */
@WithJenkins
class MatrixGuardTest {
    private JenkinsRule j;
    private Cloud cloud;
    private MatrixProject project;

    @BeforeEach
    void start(JenkinsRule rule) throws Exception {
        j = rule;
        cloud = Cloud.start();
        Fixture.userPassword(j.jenkins, KEY);
        project = j.createProject(MatrixProject.class, "matrix");
        project.setAxes(new AxisList(new TextAxis("PART", "one", "two")));
        project.getBuildWrappersList()
                .add(new SecretBuildWrapper(List.of(new UsernamePasswordMultiBinding("U", "P", KEY))));
        project.getBuildersList().add(new Shell("echo in''side"));
    }

    @AfterEach
    void stop() {
        cloud.close();
    }

    @Test
    void the_parent_is_stopped_and_starts_no_configuration() throws Exception {
        cloud.serve(enforce(KEY, NOWHERE));
        assertThat(j.buildAndAssertStatus(Result.FAILURE, project).getExactRuns())
                .isEmpty();
        assertThat(uses(cloud)).containsExactly("denied SecretBuildWrapper deploy-key");
    }

    @Test
    void a_grant_for_the_parent_alone_lets_no_configuration_through() throws Exception {
        cloud.serve(enforce(KEY, ANYWHERE).replace("\"**\"", "matrix"));
        List<MatrixRun> runs = j.buildAndAssertStatus(Result.FAILURE, project).getExactRuns();
        assertThat(runs).hasSize(2);
        for (MatrixRun run : runs) {
            j.assertLogNotContains("inside", j.assertBuildStatus(Result.FAILURE, run));
        }
        assertThat(uses(cloud))
                .hasSize(3)
                .startsWith("used SecretBuildWrapper deploy-key")
                .contains("denied SecretBuildWrapper deploy-key");
    }

    @Test
    void all_go_on_where_the_policy_permits_or_observes() throws Exception {
        cloud.serve(enforce(KEY, ANYWHERE));
        j.buildAndAssertSuccess(project);
        assertThat(uses(cloud)).hasSize(3).containsOnly("used SecretBuildWrapper deploy-key");
        cloud.serve(observe(KEY, NOWHERE));
        j.buildAndAssertSuccess(project);
        assertThat(uses(cloud)).hasSize(6).endsWith("observed SecretBuildWrapper deploy-key");
    }
}
