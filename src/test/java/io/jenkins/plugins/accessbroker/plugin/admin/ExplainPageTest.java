package io.jenkins.plugins.accessbroker.plugin.admin;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.FreeStyleProject;
import io.jenkins.plugins.accessbroker.plugin.config.PolicyWatch;
import io.jenkins.plugins.accessbroker.plugin.config.SamplePolicies;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What the form answers, to whom, and that nothing comes of asking. */
@WithJenkins
class ExplainPageTest {
    private static final String HOSTILE = "<script>alert(1)</script>\u202e";

    private Users users;
    private JenkinsRule j;

    @BeforeEach
    void start(JenkinsRule rule) throws Exception {
        j = rule;
        users = Users.of(rule);
        Path directory =
                Files.createDirectories(rule.jenkins.getRootDir().toPath().resolve("access-broker/policies"));
        Files.writeString(
                directory.resolve("payments.yaml"),
                SamplePolicies.policy("payments", "deploy")
                        .replace("jobs: [\"**\"]", "jobs: [deploy]\n      triggers: [user]\n      users: [ana]"));
        PolicyWatch.policies().reloadNow();
    }

    @Test
    void says_permit_and_deny_and_records_nothing() throws Exception {
        FreeStyleProject job = j.createFreeStyleProject("deploy");
        j.buildAndAssertSuccess(job);
        j.createSlave("linux-1", "linux", null);
        HtmlPage permit = ask("reader", onAgent("user", "ana"));
        assertThat(permit.asNormalizedText())
                .contains("Permitted: the job would get this access.", "permitted: payments/deploy for deploy #1")
                .contains("user ana", "this form", "linux-1, static, labels linux");
        assertThat(ask("reader", onAgent("user", "eve")).asNormalizedText())
                .contains("Denied: the job would not get this access.", "denied: payments/deploy", "payments.yaml:");
        assertThat(ask("reader", onAgent("user", "ana", "replay", "yes")).asNormalizedText())
                .contains("Denied:", "failed  replays");
        assertThat(ask("reader", onAgent("user", "ana", "changeRequest", "fork"))
                        .asNormalizedText())
                .contains("Denied:", "failed  changeRequests");
        assertThat(ask("reader", onAgent("user", "ana", "agent", "built-in")).asNormalizedText())
                .contains("Denied:", "failed  agents.builtIn");
        assertThat(ask("reader", onAgent("user", "ana", "agent", "")).asNormalizedText())
                .contains("Denied:", "unknown agents.builtIn");
        assertThat(CurrentHealth.get().audit().size()).contains(0L);
        assertThat(CurrentHealth.get().openLeases()).isZero();
    }

    private static Map<String, String> onAgent(String... stated) {
        Map<String, String> fields =
                new HashMap<>(Map.of("job", "deploy", "grant", "payments/deploy", "agent", "linux-1"));
        for (int i = 0; i < stated.length; i += 2) {
            fields.put(stated[i], stated[i + 1]);
        }
        return fields;
    }

    @Test
    void tells_nothing_of_a_job_that_the_user_may_not_see() throws Exception {
        j.createFreeStyleProject("deploy");
        String invisible = problem(ask("broker", Map.of("job", "deploy", "grant", "payments/deploy")), "job");
        String unknown = problem(ask("broker", Map.of("job", "nowhere", "grant", "payments/deploy")), "job");
        assertThat(invisible.replace("deploy`", "X`"))
                .isEqualTo(unknown.replace("nowhere`", "X`").replace("deploy`", "X`"));
        assertThat(invisible).contains("there is no job `deploy` that you may see");
        assertThat(problem(ask("reader", Map.of("job", "", "grant", "payments/deploy")), "job"))
                .contains("there is no job");
    }

    @Test
    void decides_without_a_build_on_what_is_stated() throws Exception {
        j.createFreeStyleProject("deploy");
        String text = ask("reader", Map.of("job", "deploy", "grant", "payments/deploy", "user", "ana"))
                .asNormalizedText();
        assertThat(text).contains("Denied:", "the job has no build yet: state it in the form");
        String stated = ask(
                        "reader",
                        Map.of(
                                "job",
                                "deploy",
                                "grant",
                                "payments/deploy",
                                "user",
                                "ana",
                                "changeRequest",
                                "none",
                                "replay",
                                "no"))
                .asNormalizedText();
        assertThat(stated).contains("deploy #1", "this form");
    }

    @Test
    void says_what_is_wrong_with_each_field() throws Exception {
        j.createFreeStyleProject("deploy");
        HtmlPage page = ask(
                "reader",
                Map.of("job", "deploy", "grant", "Payments", "agent", "nowhere", "ttl", "soon", "branch", "main"));
        assertThat(problem(page, "grant")).contains("`policy/name`", "found `Payments`");
        assertThat(problem(page, "agent")).contains("there is no agent `nowhere`");
        assertThat(problem(page, "ttl")).contains("a duration such as");
        assertThat(page.getElementById("access-broker-branch-error")).isNull();
        assertThat(((HtmlForm) page.getFormByName("explain"))
                        .getInputByName("branch")
                        .getValue())
                .isEqualTo("main");
        assertThat(page.asNormalizedText()).doesNotContain("Permitted:", "Denied:");
    }

    @Test
    void shows_hostile_text_as_text() throws Exception {
        FreeStyleProject job = j.createFreeStyleProject("deploy");
        j.buildAndAssertSuccess(job);
        HtmlPage page =
                ask("reader", Map.of("job", "deploy", "grant", "payments/deploy", "user", HOSTILE, "branch", HOSTILE));
        assertThat(page.asNormalizedText()).contains("<script>alert(1)</script>\\u202E");
        assertThat(page.getWebResponse().getContentAsString()).doesNotContain("<script>alert(1)");
        HtmlPage wrong = ask("reader", Map.of("job", HOSTILE, "grant", HOSTILE, "agent", HOSTILE, "ttl", HOSTILE));
        assertThat(wrong.getWebResponse().getContentAsString()).doesNotContain("<script>alert(1)");
        assertThat(problem(wrong, "grant")).contains("<script>alert(1)</script>");
    }

    private HtmlPage ask(String user, Map<String, String> fields) throws Exception {
        HtmlPage page = users.page(user, "manage/access-broker/explain/");
        HtmlForm form = page.getFormByName("explain");
        for (Map.Entry<String, String> field : fields.entrySet()) {
            if (field.getKey().equals("changeRequest") || field.getKey().equals("replay")) {
                form.getSelectByName(field.getKey()).setSelectedAttribute(field.getValue(), true);
            } else {
                form.getInputByName(field.getKey()).setValue(field.getValue());
            }
        }
        form.getInputsByName("job").forEach(input -> input.removeAttribute("required"));
        HtmlPage answer = form.getButtonByName("decide").click();
        assertThat(answer.getWebResponse().getStatusCode()).isEqualTo(200);
        return answer;
    }

    private static String problem(HtmlPage page, String field) {
        DomElement error = page.getElementById("access-broker-" + field + "-error");
        assertThat(error).as(field).isNotNull();
        return error.asNormalizedText();
    }
}
