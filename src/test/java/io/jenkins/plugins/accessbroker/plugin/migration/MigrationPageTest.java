package io.jenkins.plugins.accessbroker.plugin.migration;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsScope;
import hudson.model.FreeStyleProject;
import hudson.model.Item;
import hudson.util.Secret;
import io.jenkins.plugins.accessbroker.plugin.permission.AccessPermissions;
import java.net.URL;
import java.util.List;
import jenkins.model.Jenkins;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlPage;
import org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Who sees the pages, what they show, and that hostile names are shown as text. */
@WithJenkins
class MigrationPageTest {
    private static final String HOSTILE = "<script>alert(1)</script>\u202e";
    private static final String LIST = "manage/access-broker/migration/";
    private static final String ONE = LIST + "credential/?id=";

    private JenkinsRule j;

    @BeforeEach
    void start(JenkinsRule rule) throws Exception {
        j = rule;
        j.jenkins.setSecurityRealm(j.createDummySecurityRealm());
        j.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin")
                .grant(Jenkins.READ, AccessPermissions.ADMINISTER)
                .everywhere()
                .to("broker")
                .grant(Jenkins.READ, AccessPermissions.ADMINISTER, CredentialsProvider.VIEW)
                .everywhere()
                .to("viewer")
                .grant(
                        Jenkins.READ,
                        Item.READ,
                        CredentialsProvider.VIEW,
                        AccessPermissions.VIEW_AUDIT,
                        AccessPermissions.APPROVE_POLICY)
                .everywhere()
                .to("auditor"));
        Keys.string(j.jenkins, "token", "the-secret-of-this-page");
        FreeStyleProject job = j.createFreeStyleProject("deploy\u202ejob");
        CredentialsProvider.track(job.scheduleBuild2(0).get(), Keys.find("token"));
        j.createFreeStyleProject("plain");
        CredentialsProvider.track(
                j.jenkins
                        .getItemByFullName("plain", FreeStyleProject.class)
                        .scheduleBuild2(0)
                        .get(),
                Keys.find("token"));
    }

    private JenkinsRule.WebClient as(String user) throws Exception {
        return j.createWebClient().withThrowExceptionOnFailingStatusCode(false).login(user);
    }

    private HtmlPage page(String user, String path) throws Exception {
        return (HtmlPage) as(user).goTo(path, null);
    }

    private int post(String user, String path) throws Exception {
        JenkinsRule.WebClient client = as(user);
        WebRequest request = new WebRequest(new URL(j.getURL(), path), HttpMethod.POST);
        return client.getPage(client.addCrumb(request)).getWebResponse().getStatusCode();
    }

    @Test
    void only_who_administers_the_broker_sees_them() throws Exception {
        for (String path : List.of(LIST, ONE + "token")) {
            assertThat(page("auditor", path).getWebResponse().getStatusCode())
                    .as(path)
                    .isEqualTo(403);
            assertThat(page("broker", path).getWebResponse().getStatusCode())
                    .as(path)
                    .isEqualTo(200);
        }
        assertThat(post("auditor", LIST + "credential/draft?id=token")).isEqualTo(403);
        assertThat(post("broker", LIST + "credential/draft?id=token")).isEqualTo(200);
        assertThat(page("broker", LIST + "credential/draft?id=token")
                        .getWebResponse()
                        .getStatusCode())
                .isEqualTo(405);
    }

    @Test
    void shows_credentials_and_their_uses_and_no_secret() throws Exception {
        HtmlPage list = page("admin", LIST);
        assertThat(list.asNormalizedText()).contains("token", "Secret text", "2 jobs");
        HtmlPage one = list.getAnchorByText("token").click();
        assertThat(one.asNormalizedText())
                .contains("plain", MigrationPageTest.class.getName(), "no: no grant guarded it", "the code's report");
        assertThat(list.getWebResponse().getContentAsString()
                        + one.getWebResponse().getContentAsString())
                .doesNotContain("the-secret-of-this-page");
    }

    @Test
    void shows_no_store_and_no_job_that_the_user_may_not_see() throws Exception {
        assertThat(page("broker", LIST).asNormalizedText())
                .contains("1 credential is in stores that you may not view")
                .doesNotContain("token");
        assertThat(page("broker", ONE + "token").asNormalizedText())
                .contains("There is no such credential that you may view.");
        assertThat(page("viewer", ONE + "token").asNormalizedText())
                .contains("2 more uses are in jobs that you may not see.")
                .doesNotContain("plain");
    }

    @Test
    void drafts_a_policy_for_the_owner_that_is_typed() throws Exception {
        HtmlForm form = page("admin", ONE + "token").getFormByName("draft");
        form.getInputByName("team").setValue("Payments Platform");
        form.getInputByName("business").setValue("Ana");
        form.getInputByName("technical").setValue("#payments");
        HtmlPage wrong = form.getButtonByName("show").click();
        assertThat(wrong.asNormalizedText())
                .contains("The draft would be no policy.", "`business`: expected an e-mail address");
        assertThat(wrong.getElementById("access-broker-policy")).isNull();
        HtmlForm again = wrong.getFormByName("draft");
        assertThat(again.getInputByName("team").getValue()).isEqualTo("Payments Platform");
        again.getInputByName("business").setValue("ana@example.com");
        HtmlPage good = again.getButtonByName("show").click();
        assertThat(good.getElementById("access-broker-policy").getTextContent())
                .contains("policy: observe-token\nmode: observe\nowner:\n  team: \"Payments Platform\"")
                .contains("- \"plain\"  # ", "# cannot be a pattern here: `deploy\\u202Ejob`");
    }

    @Test
    void shows_hostile_names_as_text() throws Exception {
        Keys.add(
                j.jenkins,
                new StringCredentialsImpl(CredentialsScope.GLOBAL, HOSTILE, HOSTILE, Secret.fromString("x")));
        HtmlPage list = page("admin", LIST);
        HtmlPage one = list.getAnchorByText("<script>alert(1)</script>\\u202E").click();
        assertThat(one.getWebResponse().getStatusCode()).isEqualTo(200);
        HtmlForm form = one.getFormByName("draft");
        for (String field : List.of("team", "business", "technical")) {
            form.getInputByName(field).setValue(HOSTILE);
        }
        HtmlPage draft = form.getButtonByName("show").click();
        for (HtmlPage page : List.of(list, one, draft, page("admin", ONE + "token"))) {
            assertThat(page.getWebResponse().getContentAsString())
                    .doesNotContain("<script>alert(1)")
                    .doesNotContain("deploy\u202e");
        }
        assertThat(draft.asNormalizedText()).contains("The draft would be no policy.");
        assertThat(page("admin", ONE + "token").asNormalizedText()).contains("deploy\\u202Ejob");
    }
}
