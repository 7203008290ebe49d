package io.jenkins.plugins.accessbroker.plugin.guard;

import static io.jenkins.plugins.accessbroker.plugin.guard.Fixture.KEY;
import static io.jenkins.plugins.accessbroker.plugin.guard.Fixture.uses;
import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.hudson.plugins.folder.Folder;
import com.cloudbees.plugins.credentials.CredentialsParameterDefinition;
import com.cloudbees.plugins.credentials.CredentialsParameterValue;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import hudson.model.Cause;
import hudson.model.FreeStyleProject;
import hudson.model.ParametersAction;
import hudson.model.ParametersDefinitionProperty;
import hudson.model.Run;
import hudson.tasks.Shell;
import io.jenkins.plugins.accessbroker.plugin.testing.Cloud;
import java.util.List;
import org.jenkinsci.plugins.credentialsbinding.impl.SecretBuildWrapper;
import org.jenkinsci.plugins.credentialsbinding.impl.UsernamePasswordMultiBinding;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The build and the audit log, under each ruling. */
@WithJenkins
class RulingsTest {
    private static final List<String> BINDINGS = List.of(
            "string(credentialsId: 'text', variable: 'A')",
            "file(credentialsId: 'file', variable: 'A')",
            "zip(credentialsId: 'zip', variable: 'A')",
            "usernamePassword(credentialsId: 'user', usernameVariable: 'A', passwordVariable: 'B')",
            "usernameColonPassword(credentialsId: 'user', variable: 'A')",
            "gitUsernamePassword(credentialsId: 'user', gitToolName: 'Default')",
            "sshUserPrivateKey(credentialsId: 'ssh', keyFileVariable: 'A')",
            "certificate(credentialsId: 'certificate', keystoreVariable: 'A')",
            "aws(credentialsId: 'aws')");
    private static final String USE = "withCredentials([usernamePassword(credentialsId: 'deploy-key', usernameVariable:"
            + " 'U', passwordVariable: 'P')]) { echo 'in' + 'side' }";

    private JenkinsRule j;
    private Cloud cloud;
    private int before;

    @BeforeEach
    void start(JenkinsRule rule) {
        j = rule;
        cloud = Cloud.start();
    }

    @AfterEach
    void stop() {
        cloud.close();
    }

    @ParameterizedTest
    @EnumSource
    void every_binding(Ruling ruling) throws Exception {
        Fixture.string("text");
        Fixture.file("file");
        Fixture.zip("zip");
        Fixture.userPassword(j.jenkins, "user");
        Fixture.ssh("ssh");
        Fixture.certificate("certificate");
        Fixture.aws("aws");
        WorkflowJob job = j.createProject(WorkflowJob.class, "job");
        for (String binding : BINDINGS) {
            String id = binding.replaceAll(".*credentialsId: '([a-z]+)'.*", "$1");
            cloud.serve(ruling.policy(id));
            job.setDefinition(
                    new CpsFlowDefinition("node { withCredentials([" + binding + "]) { echo 'in' + 'side' } }", true));
            expect(ruling, job.scheduleBuild2(0).get());
            assertThat(news()).as(binding).containsExactly(ruling.event() + " withCredentials " + id);
        }
    }

    @Test
    void parallel_branches() throws Exception {
        Fixture.userPassword(j.jenkins, KEY);
        WorkflowJob job = j.createProject(WorkflowJob.class, "job");
        job.setDefinition(new CpsFlowDefinition(
                "parallel(one: { node { %1$s } }, two: { node { %1$s } }, three: { node { echo 'free' } })"
                        .formatted(USE),
                true));
        for (Ruling ruling : Ruling.values()) {
            cloud.serve(ruling.policy(KEY));
            Run<?, ?> build = job.scheduleBuild2(0).get();
            expect(ruling, build);
            j.assertLogContains("free", build);
            assertThat(news()).hasSize(2).containsOnly(ruling.event() + " withCredentials deploy-key");
        }
    }

    @Test
    void a_credential_of_a_folder_in_a_folder_of_it() throws Exception {
        Folder team = j.createProject(Folder.class, "team");
        Fixture.userPassword(team, KEY);
        WorkflowJob job = team.createProject(Folder.class, "part").createProject(WorkflowJob.class, "job");
        job.setDefinition(new CpsFlowDefinition("node { " + USE + " }", true));
        for (Ruling ruling : Ruling.values()) {
            cloud.serve(ruling.policy(KEY).replace("\"**\"", "team/part/*"));
            expect(ruling, job.scheduleBuild2(0).get());
            assertThat(news()).containsExactly(ruling.event() + " withCredentials deploy-key");
        }
    }

    @Test
    void cells_of_a_declarative_matrix() throws Exception {
        Fixture.userPassword(j.jenkins, KEY);
        WorkflowJob job = j.createProject(WorkflowJob.class, "job");
        job.setDefinition(new CpsFlowDefinition("""
                pipeline {
                  agent any
                  stages { stage('all') { matrix {
                    axes { axis { name 'PART'; values 'one', 'two' } }
                    environment { ID = credentials('deploy-key') }
                    stages { stage('cell') { steps { echo 'in' + 'side' } } }
                  } } }
                }
                """, true));
        for (Ruling ruling : Ruling.values()) {
            cloud.serve(ruling.policy(KEY));
            expect(ruling, job.scheduleBuild2(0).get());
            assertThat(news()).hasSize(2).containsOnly(ruling.event() + " withCredentials deploy-key");
        }
    }

    @Test
    void a_parameter_of_a_freestyle_build() throws Exception {
        Fixture.userPassword(j.jenkins, KEY);
        FreeStyleProject job = j.createFreeStyleProject("job");
        job.addProperty(new ParametersDefinitionProperty(
                new CredentialsParameterDefinition("CHOSEN", "", KEY, StandardCredentials.class.getName(), true)));
        job.getBuildWrappersList()
                .add(new SecretBuildWrapper(List.of(new UsernamePasswordMultiBinding("U", "P", "${CHOSEN}"))));
        job.getBuildersList().add(new Shell("echo in''side"));
        for (Ruling ruling : Ruling.values()) {
            cloud.serve(ruling.policy(KEY));
            expect(
                    ruling,
                    job.scheduleBuild2(
                                    0,
                                    new Cause.UserIdCause(),
                                    new ParametersAction(new CredentialsParameterValue("CHOSEN", KEY, "", true)))
                            .get());
            assertThat(news()).containsExactly(ruling.event() + " SecretBuildWrapper deploy-key");
        }
    }

    private void expect(Ruling ruling, Run<?, ?> build) throws Exception {
        j.assertBuildStatus(ruling.result(), build);
        assertThat(j.getLog(build).contains("\ninside"))
                .as(() -> ruling + " " + build)
                .isEqualTo(ruling != Ruling.DENIED);
    }

    /** The uses that the audit log has since it was looked at last. */
    private List<String> news() {
        List<String> all = uses(cloud);
        List<String> fresh = all.subList(before, all.size());
        before = all.size();
        return fresh;
    }
}
