package io.jenkins.plugins.accessbroker.plugin.credential;

import static io.jenkins.plugins.accessbroker.plugin.testing.Cloud.grant;
import static io.jenkins.plugins.accessbroker.plugin.testing.Cloud.policy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cloudbees.jenkins.plugins.awscredentials.AWSCredentialsImpl;
import com.cloudbees.jenkins.plugins.awscredentials.AmazonWebServicesCredentials;
import com.cloudbees.plugins.credentials.CredentialsNameProvider;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.cloudbees.plugins.credentials.common.StandardUsernamePasswordCredentials;
import hudson.model.FreeStyleProject;
import hudson.model.Item;
import hudson.model.ItemGroup;
import hudson.model.Items;
import hudson.model.User;
import hudson.security.ACL;
import hudson.slaves.DumbSlave;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.accessbroker.plugin.broker.AccessBroker;
import io.jenkins.plugins.accessbroker.plugin.testing.Cloud;
import java.util.List;
import jenkins.model.Jenkins;
import jenkins.security.MasterToSlaveCallable;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.test.steps.SemaphoreStep;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockFolder;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/** Which grants are found where, and what finding, showing and sending one gives. */
@WithJenkins
class LookupTest {
    private static final String POLICY = policy(
                    grant("deploy", "deploy", "agents: {builtIn: allow}").replace("[\"**\"]", "[\"payments/deploy\"]"),
                    grant("read", "read", "agents: {builtIn: allow}").replace("[\"**\"]", "[\"payments/**\"]"))
            + """
              guarded:
                purpose: Test of guarded
                expires: 2999-01-01
                to: {jobs: ["**"]}
                issue: {credential: old-key}
            """;

    private final Cloud cloud = Cloud.start();
    private JenkinsRule j;
    private MockFolder payments;
    private WorkflowJob deploy;
    private FreeStyleProject other;

    @BeforeEach
    void serve(JenkinsRule rule) throws Exception {
        j = rule;
        cloud.serve(POLICY);
        payments = j.createFolder("payments");
        deploy = payments.createProject(WorkflowJob.class, "deploy");
        other = j.createFreeStyleProject("other");
    }

    @AfterEach
    void stop() {
        cloud.close();
    }

    @Test
    void grants_are_found_where_their_policy_admits_jobs_and_nothing_is_issued() throws Exception {
        assertThat(ids(deploy)).containsExactlyInAnyOrder("team/deploy", "team/read");
        assertThat(ids((Item) payments)).containsExactlyInAnyOrder("team/deploy", "team/read");
        assertThat(ids(payments.createProject(WorkflowJob.class, "build"))).containsExactly("team/read");
        assertThat(ids(payments.createProject(MockFolder.class, "sub"))).containsExactly("team/read");
        assertThat(ids(other)).isEmpty();
        assertThat(ids((Item) j.createFolder("pay"))).isEmpty();
        assertThat(found("team/deploy", deploy)).isInstanceOf(AwsGrantCredential.class);
        assertThat(found("team/deploy", other)).isNull();
        assertThat(found("team/none", deploy)).isNull();
        assertThat(found("team", deploy)).isNull();
        nothingHappened();
    }

    @Test
    void the_controller_itself_has_no_grants() {
        assertThat(CredentialsProvider.lookupCredentialsInItemGroup(
                        AmazonWebServicesCredentials.class, (ItemGroup<?>) j.jenkins, ACL.SYSTEM2, List.of()))
                .isEmpty();
        assertThat(CredentialsProvider.findCredentialByIdInItemGroup(
                        "team/read", StandardCredentials.class, j.jenkins, ACL.SYSTEM2, List.of()))
                .isNull();
    }

    @Test
    void a_guarded_credential_is_no_grant_to_show() {
        assertThat(found("team/guarded", deploy)).isNull();
        assertThat(ids(deploy)).doesNotContain("team/guarded");
    }

    @Test
    void only_the_type_that_is_looked_for_is_found() {
        assertThat(CredentialsProvider.lookupCredentialsInItem(
                        StandardUsernamePasswordCredentials.class, deploy, ACL.SYSTEM2, List.of()))
                .isEmpty();
        assertThat(CredentialsProvider.findCredentialByIdInItem(
                        "team/read", StandardUsernamePasswordCredentials.class, deploy, ACL.SYSTEM2, List.of()))
                .isNull();
    }

    @Test
    void no_user_has_grants_of_their_own() {
        j.jenkins.setSecurityRealm(j.createDummySecurityRealm());
        assertThat(CredentialsProvider.lookupCredentialsInItem(
                        StandardCredentials.class,
                        deploy,
                        User.getById("admin", true).impersonate2(),
                        List.of()))
                .isEmpty();
        assertThat(CredentialsProvider.findCredentialByIdInItem(
                        "team/read", StandardCredentials.class, deploy, Jenkins.ANONYMOUS2, List.of()))
                .isNull();
    }

    @Test
    void forms_show_purpose_and_owner_and_nothing_is_issued() {
        ListBoxModel choices = CredentialsProvider.listCredentialsInItem(
                AmazonWebServicesCredentials.class, deploy, ACL.SYSTEM2, List.of(), null);
        assertThat(choices)
                .extracting(option -> option.value + " = " + option.name)
                .contains("team/read = team/read (Test of read; owner: The Team)");
        nothingHappened();
    }

    @Test
    void there_is_no_store_and_nobody_can_make_one() {
        assertThat(CredentialsProvider.lookupStores(deploy))
                .noneMatch(store -> store.getProvider() instanceof GrantCredentialsProvider);
        AwsGrantCredential.DescriptorImpl descriptor =
                j.jenkins.getDescriptorByType(AwsGrantCredential.DescriptorImpl.class);
        assertThat(CredentialsProvider.all())
                .filteredOn(provider -> provider.isApplicable(descriptor))
                .singleElement()
                .isInstanceOf(GrantCredentialsProvider.class);
    }

    @Test
    void a_grant_comes_before_a_credential_of_the_same_id() throws Exception {
        SystemCredentialsProvider.getInstance()
                .getCredentials()
                .add(new AWSCredentialsImpl(CredentialsScope.GLOBAL, "team/read", "AKIA", "secret", "static"));
        assertThat(found("team/read", deploy)).isInstanceOf(AwsGrantCredential.class);
        assertThat(found("team/read", other)).isInstanceOf(AWSCredentialsImpl.class);
    }

    @Test
    void without_a_build_there_is_no_value_and_the_error_says_so() {
        AwsGrantCredential credential = (AwsGrantCredential) found("team/read", deploy);
        assertThatThrownBy(credential::resolveCredentials)
                .isInstanceOf(NoAccess.class)
                .hasMessageContaining("`team/read` is a grant, which has a value for a build only, and here is none");
        assertThatThrownBy(credential::getCredentials).isInstanceOf(NoAccess.class);
        assertThatThrownBy(() -> CredentialsProvider.snapshot(credential)).isInstanceOf(NoAccess.class);
        nothingHappened();
    }

    @Test
    void a_name_and_a_text_tell_nothing_secret() throws Exception {
        WorkflowRun build = waiting();
        AwsGrantCredential credential = ((AwsGrantCredential) found("team/read", deploy)).forRun(build);
        AwsSessionCredentials session = (AwsSessionCredentials) credential.resolveCredentials();
        StandardCredentials snapshot = CredentialsProvider.snapshot(credential);
        assertThat(List.of(
                        credential.toString(),
                        snapshot.toString(),
                        CredentialsNameProvider.name(credential),
                        Items.XSTREAM2.toXML(credential),
                        Items.XSTREAM2.toXML(snapshot),
                        session.toString()))
                .noneMatch(text -> text.contains(session.secretAccessKey()) || text.contains(session.sessionToken()));
        assertThat(Items.XSTREAM2.toXML(credential)).doesNotContain("session").doesNotContain(session.accessKeyId());
        end(build);
    }

    @Test
    void a_build_that_is_over_gets_nothing() throws Exception {
        WorkflowRun build = waiting();
        end(build);
        AwsGrantCredential credential = ((AwsGrantCredential) found("team/read", deploy)).forRun(build);
        assertThatThrownBy(credential::resolveCredentials)
                .isInstanceOf(NoAccess.class)
                .hasMessage("no access: payments/deploy #1 is over, and a build has access only while it runs");
        nothingHappened();
    }

    @Test
    void an_agent_gets_a_snapshot_that_works_there_and_can_ask_for_nothing() throws Exception {
        DumbSlave agent = j.createOnlineSlave();
        WorkflowRun build = waiting();
        AwsGrantCredential credential = ((AwsGrantCredential) found("team/read", deploy)).forRun(build);
        String here = ((AwsSessionCredentials) credential.resolveCredentials()).sessionToken();
        StandardCredentials snapshot = CredentialsProvider.snapshot(credential);
        assertThat(snapshot).isInstanceOf(AwsGrantSnapshot.class);
        assertThat(((AwsGrantSnapshot) snapshot).resolveCredentials()).isEqualTo(credential.resolveCredentials());
        assertThat(agent.getChannel().call(new Read((AmazonWebServicesCredentials) snapshot)))
                .isEqualTo("AwsGrantSnapshot " + here);
        assertThat(agent.getChannel().call(new Read(credential))).isEqualTo("AwsGrantSnapshot " + here);
        assertThat(cloud.asked()).isOne();
        end(build);
    }

    @Test
    void without_a_build_an_agent_gets_the_name_alone() throws Exception {
        DumbSlave agent = j.createOnlineSlave();
        AmazonWebServicesCredentials credential = (AmazonWebServicesCredentials) found("team/read", deploy);
        assertThatThrownBy(() -> agent.getChannel().call(new Read(credential)))
                .hasMessageContaining("`team/read` is a grant, which has a value for a build only");
        nothingHappened();
    }

    private static final class Read extends MasterToSlaveCallable<String, RuntimeException> {
        private static final long serialVersionUID = 1L;

        private final AmazonWebServicesCredentials credential;

        Read(AmazonWebServicesCredentials credential) {
            this.credential = credential;
        }

        @Override
        public String call() {
            AwsCredentials value = credential.resolveCredentials();
            return credential.getClass().getSimpleName() + " " + ((AwsSessionCredentials) value).sessionToken();
        }
    }

    private WorkflowRun waiting() throws Exception {
        deploy.setDefinition(new CpsFlowDefinition("node('built-in') { semaphore 'wait' }", true));
        WorkflowRun build = deploy.scheduleBuild2(0).waitForStart();
        SemaphoreStep.waitForStart("wait/1", build);
        return build;
    }

    private void end(WorkflowRun build) throws Exception {
        SemaphoreStep.success("wait/1", null);
        j.assertBuildStatusSuccess(j.waitForCompletion(build));
        assertThat(AccessBroker.get().leases()).isEmpty();
    }

    private static List<String> ids(Item item) {
        return CredentialsProvider.lookupCredentialsInItem(
                        AmazonWebServicesCredentials.class, item, ACL.SYSTEM2, List.of())
                .stream()
                .map(AmazonWebServicesCredentials::getId)
                .toList();
    }

    private static StandardCredentials found(String id, Item item) {
        return CredentialsProvider.findCredentialByIdInItem(
                id, StandardCredentials.class, item, ACL.SYSTEM2, List.of());
    }

    private void nothingHappened() {
        assertThat(cloud.asked()).isZero();
        assertThat(cloud.audited()).isEmpty();
    }
}
