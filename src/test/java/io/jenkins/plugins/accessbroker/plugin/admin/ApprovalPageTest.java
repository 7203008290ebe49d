package io.jenkins.plugins.accessbroker.plugin.admin;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.AdministrativeMonitor;
import io.jenkins.plugins.accessbroker.plugin.broker.AccessBroker;
import io.jenkins.plugins.accessbroker.plugin.config.AccessBrokerConfiguration;
import io.jenkins.plugins.accessbroker.plugin.config.PolicyWatch;
import io.jenkins.plugins.accessbroker.plugin.config.WaitingVersion;
import io.jenkins.plugins.accessbroker.plugin.permission.AccessPermissions;
import io.jenkins.plugins.accessbroker.policy.Approval;
import io.jenkins.plugins.accessbroker.request.GrantName;
import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jenkins.model.Jenkins;
import org.htmlunit.HttpMethod;
import org.htmlunit.Page;
import org.htmlunit.WebRequest;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlInput;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.util.NameValuePair;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** A person reads what a version changes, and approves or rejects it; and everybody else does not. */
@WithJenkins
class ApprovalPageTest {
    private static final String AT = "manage/access-broker/approval/";

    @TempDir
    private Path folder;

    private JenkinsRule j;

    @BeforeEach
    void start(JenkinsRule rule) throws Exception {
        j = rule;
        j.jenkins.setSecurityRealm(j.createDummySecurityRealm());
        j.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ, AccessPermissions.APPROVE_POLICY)
                .everywhere()
                .to("ana", "Ana", "bob", "cat")
                .grant(Jenkins.READ, AccessPermissions.ADMINISTER)
                .everywhere()
                .to("dan")
                .grant(Jenkins.READ)
                .everywhere()
                .toEveryone());
        write("deploy", "Deploy it");
    }

    @Test
    void shows_what_waits_and_what_it_would_change_and_puts_it_in_force_when_enough_approve() throws Exception {
        demand(2);
        HtmlPage page = page("ana");
        assertThat(page.asNormalizedText())
                .contains(
                        "No version is in force: everything is denied, and guarded credentials are closed.",
                        waiting().digest(),
                        policies().toString(),
                        "not known: approve only what somebody else wrote",
                        "This version gives more in 1 place: 1 grant changed, 0 unchanged",
                        "new: payments/deploy (payments.yaml:",
                        "now permits",
                        "0 of 2 approvals");

        assertThat(submit(page, "approve").asNormalizedText())
                .contains("1 of 2 approvals", "Approved by ana@example.com");

        assertThat(isInForce("deploy")).isFalse();
        HtmlPage done = submit(page("bob"), "approve");
        assertThat(done.getWebResponse().getStatusCode()).isEqualTo(200);
        assertThat(done.asNormalizedText())
                .contains("No version waits.", "approved by ana@example.com, bob@example.com");
        assertThat(isInForce("deploy")).isTrue();
        Approval approval = AccessBroker.get().policies().version().approval().orElseThrow();
        assertThat(approval.method()).isEqualTo(Approval.Method.JENKINS);
        assertThat(log())
                .containsSubsequence(
                        "\"type\":\"policies-waiting\"",
                        "\"type\":\"policies-reviewed\"",
                        "\"review\":{\"user\":\"ana\",\"approver\":\"ana@example.com\",\"verdict\":\"approved\"}",
                        "\"type\":\"policies-reviewed\"",
                        "\"type\":\"policies-approved\"",
                        "\"method\":\"jenkins\",\"approvers\":[\"ana@example.com\",\"bob@example.com\"]",
                        "\"type\":\"policies-loaded\"");
    }

    @Test
    void a_version_that_changes_while_it_is_read_is_not_approved() throws Exception {
        demand(1);
        HtmlPage page = page("ana");
        write("evil", "Take it");

        HtmlPage answer = submit(page, "approve");

        assertThat(answer.getWebResponse().getStatusCode()).isEqualTo(409);
        assertThat(answer.asNormalizedText())
                .contains("the policies changed since you read them", "new: payments/evil");
        assertThat(AccessBroker.get().policies().policies()).isEmpty();
        submit(answer, "approve");
        assertThat(isInForce("evil")).isTrue();
    }

    @Test
    void what_it_is_compared_with_must_still_be_in_force() throws Exception {
        demand(1);
        HtmlPage read = page("ana");
        submit(page("bob"), "approve");
        write("release", "Release it");
        PolicyWatch.policies().reloadNow();
        HtmlForm form = read.getFormByName("approve");
        ((HtmlInput) form.getInputByName("digest")).setValue(waiting().digest());

        HtmlPage answer = j.submit(form);

        assertThat(answer.getWebResponse().getStatusCode()).isEqualTo(409);
        assertThat(isInForce("release")).isFalse();
    }

    @Test
    void a_rejected_version_stays_out_until_who_rejected_it_approves_it() throws Exception {
        demand(1);
        HtmlForm form = page("bob").getFormByName("reject");
        ((HtmlInput) form.getInputByName("reason")).setValue("too <b>wide</b>");
        HtmlPage rejected = j.submit(form);
        assertThat(rejected.asNormalizedText()).contains("Rejected by bob@example.com: too <b>wide</b>");
        assertThat(rejected.querySelectorAll("#main-panel b")).isEmpty();

        assertThat(submit(page("ana"), "approve").asNormalizedText()).contains("1 of 1 approvals");

        assertThat(isInForce("deploy")).isFalse();
        assertThat(log()).contains("\"verdict\":\"rejected\",\"reason\":\"too <b>wide</b>\"");
        submit(page("bob"), "approve");
        assertThat(isInForce("deploy")).isTrue();
    }

    @Test
    void a_rejection_needs_a_reason() throws Exception {
        demand(1);
        for (String reason : List.of("", "  ", "x".repeat(201))) {
            Page answer = post("bob", "reject", true, waiting().digest(), reason);
            assertThat(answer.getWebResponse().getStatusCode()).isEqualTo(409);
            assertThat(answer.getWebResponse().getContentAsString()).contains("say why you reject this version");
        }
        assertThat(log()).doesNotContain("policies-reviewed");
    }

    @Test
    void one_person_counts_once_under_another_case_of_the_id() throws Exception {
        demand(2);
        submit(page("ana"), "approve");

        assertThat(submit(page("Ana"), "approve").asNormalizedText()).contains("1 of 2 approvals");

        assertThat(isInForce("deploy")).isFalse();
    }

    @Test
    void who_is_not_listed_does_not_approve_whatever_their_permission() throws Exception {
        demand(1);

        HtmlPage answer = submit(page("cat"), "approve");

        assertThat(answer.getWebResponse().getStatusCode()).isEqualTo(409);
        assertThat(answer.asNormalizedText()).contains("user `cat` is none of those who approve in Jenkins");
        assertThat(isInForce("deploy")).isFalse();
    }

    @Test
    void nothing_is_seen_or_done_without_the_permission() throws Exception {
        demand(1);
        for (String user : List.of("nobody", "dan")) {
            assertThat(client(user).goTo(AT, null).getWebResponse().getStatusCode())
                    .as(user)
                    .isEqualTo(403);
            for (String action : List.of("approve", "reject")) {
                assertThat(post(user, action, true, waiting().digest(), "no")
                                .getWebResponse()
                                .getStatusCode())
                        .as(user)
                        .isEqualTo(403);
            }
        }
        assertThat(log()).doesNotContain("policies-reviewed");
    }

    @Test
    void nothing_is_done_for_a_get_or_without_a_crumb() throws Exception {
        demand(1);
        String query = "?digest=" + waiting().digest() + "&inForce=" + inForce() + "&reason=no";
        for (String action : List.of("approve", "reject")) {
            assertThat(client("ana")
                            .goTo(AT + action + query, null)
                            .getWebResponse()
                            .getStatusCode())
                    .isIn(404, 405);
            assertThat(post("ana", action, false, waiting().digest(), "no")
                            .getWebResponse()
                            .getStatusCode())
                    .isEqualTo(403);
        }
        assertThat(log()).doesNotContain("policies-reviewed");
        assertThat(isInForce("deploy")).isFalse();
    }

    @Test
    void who_is_not_logged_in_does_not_approve_though_everybody_may() throws Exception {
        demand(1);
        j.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ, AccessPermissions.APPROVE_POLICY)
                .everywhere()
                .toEveryone());
        JenkinsRule.WebClient client = j.createWebClient().withThrowExceptionOnFailingStatusCode(false);

        HtmlPage answer = submit(client.goTo(AT), "approve");

        assertThat(answer.getWebResponse().getStatusCode()).isEqualTo(409);
        assertThat(answer.asNormalizedText()).contains("nobody is logged in");
        assertThat(isInForce("deploy")).isFalse();
    }

    @Test
    void what_policies_say_is_text_on_the_page() throws Exception {
        demand(1);
        submit(page("ana"), "approve");
        write("deploy", "</pre><script>alert(1)</script><img src=x onerror=alert(1)>");
        PolicyWatch.policies().reloadNow();

        HtmlPage page = page("ana");

        assertThat(page.asNormalizedText()).contains("<img src=x onerror=alert(1)>");

        assertThat(page.getWebResponse().getContentAsString()).doesNotContain("<script>alert", "<img src=x");
        assertThat(page.querySelectorAll("#main-panel img, #main-panel script")).isEmpty();
        write("deploy", "ok");
        Files.writeString(policies().resolve("<img src=x>.yaml"), "policy: <script>alert(1)</script>\n");
        PolicyWatch.policies().reloadNow();
        HtmlPage broken = page("ana");
        assertThat(broken.asNormalizedText()).contains("`<script>alert(1)</script>`");
        assertThat(broken.querySelectorAll("#main-panel img, #main-panel script"))
                .isEmpty();
        assertThat(broken.getForms()).noneMatch(form -> form.getNameAttribute().equals("approve"));
    }

    @Test
    void works_without_javascript() throws Exception {
        demand(1);
        JenkinsRule.WebClient client = client("ana");
        client.getOptions().setJavaScriptEnabled(false);
        HtmlPage page = client.goTo(AT);

        page.getFormByName("approve").getElementsByTagName("button").get(0).click();

        assertThat(isInForce("deploy")).isTrue();
    }

    @Test
    void the_page_of_the_broker_and_the_monitor_say_that_a_version_waits_for_what_and_what_to_do() throws Exception {
        demand(1);
        assertThat(client("bob").goTo("manage/access-broker/").asNormalizedText())
                .contains(
                        "A version of the policies waits for approval, and none is in force, so everything is denied and"
                                + " guarded credentials are closed.",
                        "Version " + waiting().digest() + ": it has 0 of 1 approval",
                        "Approval");
        PoliciesMonitor monitor = AdministrativeMonitor.all().get(PoliciesMonitor.class);
        assertThat(monitor.isActivated()).isTrue();
        assertThat(monitor.getFirstProblem()).isEqualTo("version " + waiting().digest() + ": it has 0 of 1 approval");
        submit(page("ana"), "approve");
        assertThat(monitor.isActivated()).isFalse();
        write("release", "Release it");
        PolicyWatch.policies().reloadNow();
        assertThat(client("bob").goTo("manage/access-broker/").asNormalizedText())
                .contains("The approved version stays in force meanwhile.");
    }

    private void demand(int approvers) throws IOException {
        Path file = Files.writeString(
                folder.resolve("approval.yaml"),
                "approvers: " + approvers + "\njenkinsUsers: {ana: ana@example.com, bob: bob@example.com}\n");
        AccessBrokerConfiguration.get().setApprovalFile(file.toString());
        AccessBrokerConfiguration.get().save();
    }

    private HtmlPage page(String user) throws Exception {
        HtmlPage page = client(user).goTo(AT);
        assertThat(page.getWebResponse().getStatusCode()).isEqualTo(200);
        return page;
    }

    private HtmlPage submit(HtmlPage page, String form) throws Exception {
        return j.submit(page.getFormByName(form));
    }

    private Page post(String user, String action, boolean crumb, String digest, String reason) throws Exception {
        JenkinsRule.WebClient client = client(user);
        WebRequest request = new WebRequest(new URL(j.getURL(), AT + action), HttpMethod.POST);
        if (crumb) {
            client.addCrumb(request);
        }
        List<NameValuePair> fields = new ArrayList<>(request.getRequestParameters());
        fields.add(new NameValuePair("digest", digest));
        fields.add(new NameValuePair("inForce", inForce()));
        fields.add(new NameValuePair("reason", reason));
        request.setRequestParameters(fields);
        return client.getPage(request);
    }

    private JenkinsRule.WebClient client(String user) throws Exception {
        return j.createWebClient().withThrowExceptionOnFailingStatusCode(false).login(user);
    }

    private static WaitingVersion waiting() {
        return PolicyWatch.policies().snapshot().waiting().orElseThrow();
    }

    private static String inForce() {
        return PolicyWatch.policies().snapshot().set().version().digest();
    }

    private static boolean isInForce(String grant) {
        return AccessBroker.get()
                .policies()
                .grant(new GrantName("payments", grant))
                .isPresent();
    }

    private void write(String grant, String purpose) throws IOException {
        Files.createDirectories(policies());
        Files.writeString(policies().resolve("payments.yaml"), """
                policy: payments
                owner: {team: Payments, business: ana@example.com, technical: oncall@example.com}
                grants:
                  %s: {purpose: "%s", expires: 2035-12-31, to: {jobs: [a]}, issue: {credential: key}}
                """.formatted(grant, purpose));
    }

    private Path policies() {
        return j.jenkins.getRootDir().toPath().resolve("access-broker/policies");
    }

    private String log() throws IOException {
        return Files.readString(
                j.jenkins.getRootDir().toPath().resolve("access-broker/audit/tile/entries/000"),
                StandardCharsets.ISO_8859_1);
    }
}
