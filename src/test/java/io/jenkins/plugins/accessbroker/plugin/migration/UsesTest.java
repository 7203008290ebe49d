package io.jenkins.plugins.accessbroker.plugin.migration;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.hudson.plugins.folder.Folder;
import com.cloudbees.plugins.credentials.CredentialsParameterDefinition;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import hudson.model.FreeStyleProject;
import hudson.model.ParametersDefinitionProperty;
import hudson.model.Result;
import hudson.model.Run;
import hudson.plugins.git.BranchSpec;
import hudson.plugins.git.GitSCM;
import hudson.plugins.git.UserRemoteConfig;
import io.jenkins.plugins.accessbroker.plugin.testing.Cloud;
import io.jenkins.plugins.accessbroker.plugin.testing.Pipelines;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import jenkins.plugins.git.GitSampleRepoRule;
import jenkins.plugins.git.junit.jupiter.WithGitSampleRepo;
import org.jenkinsci.plugins.credentialsbinding.impl.SecretBuildWrapper;
import org.jenkinsci.plugins.credentialsbinding.impl.StringBinding;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What is known of uses that builds really made. */
@WithJenkins
@WithGitSampleRepo
class UsesTest {
    private static final String BINDING =
            "withCredentials([string(credentialsId: 'token', variable: 'T')]) { echo 'inside' }";

    private JenkinsRule j;
    private Pipelines run;

    @BeforeEach
    void start(JenkinsRule rule) throws Exception {
        j = rule;
        run = new Pipelines(rule);
        Keys.string(j.jenkins, "token", "the token");
        Keys.userPassword(j.jenkins, CredentialsScope.GLOBAL, "login");
    }

    @Test
    void bindings_of_a_pipeline_are_known_by_name_and_by_report_each_once_a_build() throws Exception {
        WorkflowJob job = run.job("node { " + BINDING + "; " + BINDING + """
                ; withCredentials([usernamePassword(credentialsId: 'login', usernameVariable: 'U', passwordVariable: 'P')]) {}
                }""");
        j.buildAndAssertSuccess(job);
        assertThat(Keys.uses("token")).containsExactly("p0 withCredentials 1 UNGUARDED [STEP, REPORT]");
        assertThat(Keys.uses("login")).containsExactly("p0 withCredentials 1 UNGUARDED [STEP, REPORT]");
        j.buildAndAssertSuccess(job);
        assertThat(Keys.uses("token")).containsExactly("p0 withCredentials 2 UNGUARDED [STEP, REPORT]");
    }

    @Test
    void checkouts_are_known_by_the_step_that_makes_them(GitSampleRepoRule repo) throws Exception {
        repo.init();
        run.success("node { git credentialsId: 'login', url: '" + repo + "' }");
        run.success("node { checkout scmGit(branches: [[name: '*/master']], userRemoteConfigs:" + " [[url: '" + repo
                + "', credentialsId: 'login']]) }");
        assertThat(Keys.uses("login"))
                .containsExactly("p0 git 1 UNGUARDED [STEP, REPORT]", "p1 checkout 1 UNGUARDED [STEP, REPORT]");
    }

    @Test
    void a_step_that_reports_nothing_is_known_by_its_parameters() throws Exception {
        Keys.aws("standing", "the key");
        run.success("withAWS(credentials: 'standing', region: 'eu-west-1') { echo 'inside' }");
        assertThat(Keys.uses("standing")).containsExactly("p0 withAWS 1 UNGUARDED [STEP]");
    }

    @Test
    void text_that_happens_to_be_an_id_and_an_id_that_the_job_does_not_find_are_no_uses() throws Exception {
        Keys.userPassword(j.jenkins, CredentialsScope.SYSTEM, "of-jenkins");
        Keys.userPassword(j.createProject(Folder.class, "team"), CredentialsScope.GLOBAL, "of-team");
        run.success("echo 'token'\nwithEnv(['A=token']) { stage('token') { } }");
        run.failure("withAWS(credentials: 'of-jenkins') { }");
        run.failure("withAWS(credentials: 'of-team') { }");
        assertThat(Keys.uses("token")).isEmpty();
        assertThat(Keys.uses("of-jenkins")).isEmpty();
        assertThat(Keys.uses("of-team")).isEmpty();
    }

    @Test
    void parts_of_a_freestyle_project_are_known_by_their_class(GitSampleRepoRule repo) throws Exception {
        repo.init();
        FreeStyleProject job = j.createFreeStyleProject("free");
        job.getBuildWrappersList().add(new SecretBuildWrapper(List.of(new StringBinding("T", "token"))));
        job.setScm(new GitSCM(
                List.of(new UserRemoteConfig(repo.toString(), null, null, "login")),
                List.of(new BranchSpec("*/master")),
                null,
                null,
                List.of()));
        j.buildAndAssertSuccess(job);
        assertThat(Keys.uses("token"))
                .containsExactly("free " + SecretBuildWrapper.class.getName() + " 1 UNGUARDED [REPORT]");
        assertThat(Keys.uses("login")).containsExactly("free " + GitSCM.class.getName() + " 1 UNGUARDED [REPORT]");
    }

    @Test
    void uses_outside_builds_are_known_by_item_or_agent_and_class() throws Exception {
        CredentialsProvider.track(j.createFreeStyleProject("polled"), Keys.find("login"));
        CredentialsProvider.track(j.createSlave(), Keys.find("login"));
        String me = UsesTest.class.getName();
        assertThat(Keys.uses("login"))
                .containsExactly("polled " + me + " 1 UNGUARDED [REPORT]", "slave0 " + me + " 1 UNGUARDED [REPORT]");
    }

    @Test
    void a_parameter_that_only_tells_the_id_to_its_build_is_not_remembered_but_jenkins_has_its_fingerprint()
            throws Exception {
        WorkflowJob job = run.job("echo \"chosen: $CHOSEN\"");
        job.addProperty(new ParametersDefinitionProperty(
                new CredentialsParameterDefinition("CHOSEN", "", "token", StandardCredentials.class.getName(), true)));
        j.assertLogContains("chosen: token", j.buildAndAssertSuccess(job));
        assertThat(Keys.uses("token")).containsExactly("p0 ? 0 ? [FINGERPRINT]");
        assertThat(Uses.get().memory().of("token")).isEmpty();
    }

    @Test
    void the_fingerprint_knows_jobs_that_are_not_remembered() throws Exception {
        run.success("node { " + BINDING + " }");
        Uses.get().settle();
        Uses.get().memory().forget("p0");
        assertThat(Keys.uses("token")).containsExactly("p0 ? 0 ? [FINGERPRINT]");
        assertThat(Keys.of("token").uses().get(0).last()).isPresent();
    }

    @Test
    void follows_jobs_that_are_renamed_moved_and_deleted() throws Exception {
        WorkflowJob job = run.job("node { " + BINDING + " }");
        j.buildAndAssertSuccess(job);
        Uses.get().settle();
        job.renameTo("other");
        assertThat(Keys.uses("token")).containsExactly("other withCredentials 1 UNGUARDED [STEP, REPORT]");
        job.delete();
        assertThat(Keys.uses("token")).isEmpty();
        assertThat(Uses.get().memory().of("token")).isEmpty();
    }

    @Test
    void what_comes_too_fast_holds_nobody_up_and_is_counted() throws Exception {
        CountDownLatch goOn = new CountDownLatch(1);
        Uses.get().later(() -> {
            try {
                goOn.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        FreeStyleProject polled = j.createFreeStyleProject("polled");
        for (int i = 0; i < Uses.WAITING + 10; i++) {
            Uses.get().reported("token", Place.of(polled), "by", Optional.empty());
        }
        CredentialsProvider.track(polled, Keys.find("login"));
        assertThat(Uses.get().missed()).isBetween(10L, 20L);
        goOn.countDown();
        while (Uses.get().waiting() > 0) {
            Thread.onSpinWait();
        }
        assertThat(Keys.uses("token"))
                .singleElement()
                .asString()
                .matches("polled by (99\\d\\d|10000) UNGUARDED \\[REPORT]");
        assertThat(Report.now().missed()).isEqualTo(Uses.get().missed());
    }

    @Test
    void says_whether_a_grant_stood_before_a_use() throws Exception {
        try (Cloud cloud = Cloud.start()) {
            cloud.serve("""
                    policy: guards
                    owner: {team: The Team, business: boss@example.com, technical: "#team"}
                    grants:
                      token:
                        purpose: Old key
                        expires: 2999-01-01
                        to: {jobs: [p0], agents: {builtIn: allow}}
                        issue: {credential: token}
                    """);
            run.success("node { " + BINDING + " }");
            run.failure("node { " + BINDING + " }");
            Run<?, ?> past = j.createFreeStyleProject("past").scheduleBuild2(0).get();
            CredentialsProvider.track(past, Keys.find("token"));
            assertThat(Keys.uses("token"))
                    .containsExactly(
                            "p0 withCredentials 1 DECIDED [STEP, REPORT]",
                            "p1 withCredentials 1 STOPPED [STEP]",
                            "past " + UsesTest.class.getName() + " 1 PAST [REPORT]");
            assertThat(Keys.of("token").guards()).containsExactly("guards/token (enforce)");
        }
    }

    @Test
    void grants_that_are_shown_as_credentials_are_not_listed() throws Exception {
        try (Cloud cloud = Cloud.start()) {
            cloud.serve(Cloud.policy(Cloud.grant("deploy", "deploy", "agents: {builtIn: allow}")));
            run.success("node { withCredentials([aws(credentialsId: 'team/deploy')]) { echo 'inside' } }");
            assertThat(Report.now().credentials())
                    .extracting(StaticCredential::id)
                    .containsExactly("login", "token");
            assertThat(Uses.get().memory().of("team/deploy")).isEmpty();
        }
    }

    @Test
    void the_draft_permits_the_jobs_that_used_the_credential_and_observes_others() throws Exception {
        Folder folder = j.createProject(Folder.class, "team");
        WorkflowJob user = folder.createProject(WorkflowJob.class, "user");
        user.setDefinition(new CpsFlowDefinition("node('away') { " + BINDING + " }", true));
        j.createOnlineSlave(hudson.model.Label.get("away"));
        j.buildAndAssertSuccess(user);
        Draft draft = Draft.of(
                new DraftInput("token", "The Team", "boss@example.com", "#team", "Old key", "2999-01-01"),
                Report.of("token").credentials(),
                PolicyNames.inForce());
        assertThat(draft.problems()).isEmpty();
        try (Cloud cloud = Cloud.start()) {
            cloud.serve(draft.text());
            assertThat(j.getLog(j.buildAndAssertSuccess(user))).doesNotContain("observed:");
            assertThat(run.success("node('away') { " + BINDING + " }"))
                    .contains("observed: use of the credential `token`", "inside");
            assertThat(cloud.events()).containsExactly("used", "observed");
            assertThat(Keys.of("token").guards()).containsExactly("observe-token/use (observe)");
        }
        j.assertBuildStatus(Result.SUCCESS, user.getLastBuild());
    }
}
