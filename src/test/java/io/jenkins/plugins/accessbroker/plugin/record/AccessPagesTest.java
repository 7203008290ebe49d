package io.jenkins.plugins.accessbroker.plugin.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Item;
import hudson.model.User;
import io.jenkins.plugins.accessbroker.audit.AuditEvent.EndCause;
import io.jenkins.plugins.accessbroker.plugin.permission.AccessPermissions;
import java.net.HttpURLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jenkins.model.Jenkins;
import jenkins.model.experimentalflags.UserExperimentalFlagsProperty;
import org.htmlunit.FailingHttpStatusCodeException;
import org.htmlunit.Page;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlDetails;
import org.htmlunit.html.HtmlHeading1;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.html.HtmlTable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class AccessPagesTest {
    private static final String MARKUP =
            "</code></td><script>alert(1)</script><img src=x onerror=alert(2)>\n\u202e&lt;";

    private static JenkinsRule jenkins;

    @TempDir
    Path folder;

    private Samples samples;
    private FreeStyleProject job;
    private FreeStyleBuild build;

    @BeforeAll
    static void start(JenkinsRule rule) {
        jenkins = rule;
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
    }

    @BeforeEach
    void build() throws Exception {
        samples = new Samples(folder);
        job = jenkins.createFreeStyleProject();
        build = jenkins.buildAndAssertSuccess(job);
        FreeStyleProject other = jenkins.createFreeStyleProject();
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ, Item.READ)
                .everywhere()
                .to("reader", "auditor", "other-auditor", "tabs-auditor", "tabs-reader")
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin")
                .grant(AccessPermissions.VIEW_AUDIT)
                .onItems(job)
                .to("auditor", "tabs-auditor")
                .grant(AccessPermissions.VIEW_AUDIT)
                .onItems(other)
                .to("other-auditor"));
    }

    @AfterEach
    void close() {
        samples.close();
    }

    @Test
    void whoever_may_view_the_audit_of_the_job_sees_the_pages_and_their_links() throws Exception {
        lease();
        for (String user : List.of("auditor", "admin")) {
            assertThat(page(user, buildUrl()).asNormalizedText()).contains("payments/deploy-prod");
            assertThat(page(user, jobUrl()).asNormalizedText()).contains("payments/deploy-prod");
            assertThat(links(page(user, build.getUrl()))).contains("/jenkins/" + buildUrl());
            assertThat(links(page(user, job.getUrl()))).contains("/jenkins/" + jobUrl());
        }
    }

    @Test
    void nobody_else_sees_the_pages_or_their_links() throws Exception {
        lease();
        for (String user : List.of("reader", "other-auditor")) {
            try (JenkinsRule.WebClient client = client(user)) {
                assertForbidden(client, buildUrl());
                assertForbidden(client, buildUrl() + "index");
                assertForbidden(client, buildUrl() + "page/requests");
                assertForbidden(client, jobUrl());
                assertForbidden(client, jobUrl() + "builds");
                assertThat(links(client.goTo(build.getUrl()))).noneMatch(link -> link.contains("/access"));
                assertThat(links(client.goTo(job.getUrl()))).noneMatch(link -> link.contains("/access"));
            }
        }
        try (JenkinsRule.WebClient anonymous = jenkins.createWebClient().withThrowExceptionOnFailingStatusCode(false)) {
            Page page = anonymous.goTo(buildUrl(), "text/html");
            assertThat(page.getWebResponse().getContentAsString()).doesNotContain("payments/deploy-prod");
        }
    }

    @Test
    void the_rest_api_and_the_list_of_actions_tell_nobody_anything() throws Exception {
        lease();
        try (JenkinsRule.WebClient client = client("admin")) {
            for (String url : List.of(build.getUrl(), job.getUrl())) {
                String json = client.goTo(url + "api/json?depth=9", "application/json")
                        .getWebResponse()
                        .getContentAsString();
                assertThat(json).doesNotContain("payments/deploy-prod").doesNotContain(Samples.SHA256);
            }
            client.setThrowExceptionOnFailingStatusCode(false);
            assertThat(client.goTo(buildUrl() + "api/json", "text/html")
                            .getWebResponse()
                            .getStatusCode())
                    .isEqualTo(HttpURLConnection.HTTP_NOT_FOUND);
        }
    }

    @Test
    void a_build_that_asked_for_nothing_has_no_page_and_its_job_no_link() throws Exception {
        assertThat(links(page("admin", build.getUrl()))).noneMatch(link -> link.contains("/access"));
        assertThat(links(page("admin", job.getUrl()))).noneMatch(link -> link.contains("/access"));
        assertThat(page("admin", jobUrl()).asNormalizedText()).contains("None of them asked for access");
        assertThatThrownBy(() -> page("admin", buildUrl()))
                .isInstanceOfSatisfying(
                        FailingHttpStatusCodeException.class,
                        e -> assertThat(e.getStatusCode()).isEqualTo(HttpURLConnection.HTTP_NOT_FOUND));
    }

    @Test
    void a_denial_is_shown_with_what_failed_whom_to_ask_the_trace_and_where_facts_came_from() throws Exception {
        BuildLog.of(build).append(samples.denied(build, "feature/x"));

        HtmlPage page = page("auditor", buildUrl());
        openAll(page);

        assertThat(page.asNormalizedText())
                .contains("Requests for access by this build: 1, of which denied: 1.")
                .contains("Denied, because these conditions did not hold: branches, agents.clouds")
                .contains("branches: expected `main` or `release/*`; met feature/x")
                .contains("Payments Platform; ask payments-oncall@example.com")
                .contains("payments.yaml:")
                .contains("The copy proves nothing")
                .contains("not known: the libraries are not loaded yet")
                .contains("the agent that the step runs on")
                .contains("cloud: trusted-ec2");
    }

    @Test
    void a_lease_is_shown_from_its_intent_to_its_end() throws Exception {
        lease();
        BuildLog.of(build).append(samples.extended(build, "a"));
        BuildLog.of(build).append(samples.ended(build, "a", EndCause.AGENT_LOST));

        HtmlPage page = page("auditor", buildUrl());
        openAll(page);

        assertThat(page.asNormalizedText())
                .contains("the lease ended when the agent was lost")
                .contains("The credential was not revoked")
                .contains("ASIAIOSFODNN7EXAMPLE")
                .contains("b7ee17a4-92a3-4c8f-9a9c-6f8fbb41b3f1")
                .contains("Taken to a further agent (entry 2)")
                .contains("10m")
                .contains("0, 1, 2, 3");
        assertThat(page.getElementsByTagName("time"))
                .extracting(time -> time.getAttribute("datetime"))
                .contains(samples.now.toString());
    }

    @Test
    void users_of_the_new_build_and_job_pages_find_them_as_tabs() throws Exception {
        lease();
        for (String user : List.of("tabs-auditor", "tabs-reader")) {
            User.getById(user, true)
                    .addProperty(new UserExperimentalFlagsProperty(
                            Map.of("new-build-page.flag", "true", "new-job-page.flag", "true")));
        }

        assertThat(page("tabs-auditor", buildUrl()).asNormalizedText()).contains("payments/deploy-prod");
        assertThat(page("tabs-auditor", jobUrl()).asNormalizedText()).contains("payments/deploy-prod");
        assertThat(page("tabs-auditor", build.getUrl()).querySelectorAll(".app-build-bar__tabs a[href*='access']"))
                .hasSize(1);
        assertThat(page("tabs-auditor", job.getUrl()).querySelectorAll(".app-build-bar__tabs a[href*='access']"))
                .hasSize(1);
        assertThat(links(page("tabs-reader", build.getUrl()))).noneMatch(link -> link.contains("access"));
        assertThat(links(page("tabs-reader", job.getUrl()))).noneMatch(link -> link.contains("access"));
    }

    @Test
    void texts_of_a_build_are_shown_as_text() throws Exception {
        BuildLog.of(build).append(samples.denied(build, MARKUP));
        BuildLog.of(build).append(samples.intent(build, MARKUP));
        BuildLog.of(build).append(samples.failed(build, MARKUP, MARKUP + "x".repeat(10_000)));

        for (String url : List.of(buildUrl(), jobUrl())) {
            HtmlPage page = page("auditor", url);
            assertThat(page.querySelectorAll("img[src=x]")).isEmpty();
            assertThat(page.getWebResponse().getContentAsString()).doesNotContain("<script>alert");
            assertNothingInline(page);
        }
        HtmlPage page = page("auditor", buildUrl());
        openAll(page);
        assertThat(page.asNormalizedText())
                .contains("<script>alert(1)</script>")
                .contains("\\u000A\\u202E&lt;")
                .contains("more characters)");
    }

    @Test
    void a_copy_that_was_tampered_with_gives_a_page_that_says_so() throws Exception {
        lease();
        Path file = build.getRootDir().toPath().resolve(BuildLog.FILE);
        Files.writeString(file, "<script>alert(1)</script>\n{\"version\":2}\n{\"ver", StandardOpenOption.APPEND);

        HtmlPage page = page("auditor", buildUrl());

        assertThat(page.asNormalizedText())
                .contains("Lines of the copy that cannot be read and are left out: 3.")
                .contains("line 3: ")
                .contains("payments/deploy-prod");
        assertThat(page("auditor", jobUrl()).asNormalizedText()).contains("lines that cannot be read: 3");
        assertNothingInline(page);
    }

    @Test
    void entries_of_an_earlier_name_are_shown_with_it() throws Exception {
        lease();
        String before = job.getFullName() + " #1";
        job.renameTo("renamed-" + job.getName());

        assertThat(page("admin", buildUrl()).asNormalizedText())
                .contains("Recorded for")
                .contains(before);
        assertThat(page("admin", jobUrl()).asNormalizedText()).contains("payments/deploy-prod");
    }

    @Test
    void the_page_of_a_job_lists_recent_builds_first_and_no_more_than_its_bounds() throws Exception {
        BuildLog.of(build).append(samples.denied(build, "of the first build"));
        FreeStyleBuild second = jenkins.buildAndAssertSuccess(job);
        for (int i = 0; i < JobAccessAction.MAX_REQUESTS + 5; i++) {
            BuildLog.of(second).append(samples.denied(second, "x"));
        }

        HtmlPage page = page("auditor", jobUrl());
        HtmlTable table = page.querySelector("table.access-broker-table");

        assertThat(table.getBodies().get(0).getRows()).hasSize(JobAccessAction.MAX_REQUESTS + 1);
        assertThat(table.getRow(1).getCell(0).asNormalizedText()).isEqualTo("#2");
        assertThat(table.asNormalizedText()).contains("Requests left out: 5").doesNotContain("#1\t");
    }

    @Test
    void a_deleted_build_leaves_nothing_on_the_page_of_its_job() throws Exception {
        lease();
        FreeStyleBuild second = jenkins.buildAndAssertSuccess(job);
        BuildLog.of(second).append(samples.denied(second, "x"));
        build.delete();

        assertThat(page("auditor", jobUrl()).querySelectorAll("table.access-broker-table tbody tr"))
                .hasSize(1);
        second.delete();
        assertThat(page("auditor", jobUrl()).asNormalizedText()).contains("None of them asked for access");
    }

    @Test
    void the_pages_can_be_used_with_a_keyboard_and_a_screen_reader() throws Exception {
        lease();
        BuildLog.of(build).append(samples.denied(build, "x"));
        for (String url : List.of(buildUrl(), jobUrl())) {
            HtmlPage page = page("auditor", url);
            assertThat(page.getByXPath("//h1"))
                    .hasOnlyElementsOfType(HtmlHeading1.class)
                    .hasSize(1);
            List<HtmlTable> tables = page.getByXPath("//table");
            assertThat(tables).isNotEmpty().allSatisfy(table -> {
                assertThat(table.getCaptionText()).isNotBlank();
                assertThat(table.querySelectorAll("th")).allMatch(cell -> ((DomElement) cell).hasAttribute("scope"));
                DomElement region = (DomElement) table.getParentNode();
                assertThat(region.getAttribute("role")).isEqualTo("region");
                assertThat(region.getAttribute("tabindex")).isEqualTo("0");
                assertThat(region.getAttribute("aria-label")).isNotBlank();
            });
            List<DomElement> elements = page.getByXPath("//*[@id]");
            assertThat(elements).extracting(DomElement::getId).doesNotHaveDuplicates();
        }
    }

    private void lease() throws Exception {
        BuildLog.of(build).append(samples.intent(build, "a"));
        BuildLog.of(build).append(samples.issued(build, "a", Duration.ofMinutes(15)));
    }

    private String buildUrl() {
        return build.getUrl() + "access/";
    }

    private String jobUrl() {
        return job.getUrl() + "access/";
    }

    private HtmlPage page(String user, String url) throws Exception {
        return client(user).withThrowExceptionOnFailingStatusCode(true).goTo(url);
    }

    private JenkinsRule.WebClient client(String user) throws Exception {
        JenkinsRule.WebClient client = jenkins.createWebClient().withThrowExceptionOnFailingStatusCode(false);
        client.getOptions().setJavaScriptEnabled(false);
        client.getOptions().setCssEnabled(false);
        return client.login(user);
    }

    private static void assertForbidden(JenkinsRule.WebClient client, String url) throws Exception {
        Page page = client.goTo(url, "text/html");
        assertThat(page.getWebResponse().getStatusCode()).as(url).isEqualTo(HttpURLConnection.HTTP_FORBIDDEN);
        assertThat(page.getWebResponse().getContentAsString()).doesNotContain("payments/deploy-prod");
    }

    /** What a content security policy without `unsafe-inline` would stop. */
    private static void assertNothingInline(HtmlPage page) {
        DomElement main = page.getElementById("main-panel");
        assertThat(main.querySelectorAll("script, style, [style], a[href^='javascript:']"))
                .isEmpty();
        Stream<DomElement> elements = main.getByXPath(".//*").stream().map(DomElement.class::cast);
        assertThat(elements.flatMap(element -> element.getAttributesMap().keySet().stream()))
                .noneMatch(name -> name.startsWith("on"));
    }

    private static void openAll(HtmlPage page) {
        page.getByXPath("//details").forEach(details -> ((HtmlDetails) details).setOpen(true));
    }

    private static List<String> links(HtmlPage page) {
        return page.getAnchors().stream()
                .map(anchor -> anchor.getHrefAttribute().replaceAll("([^/])$", "$1/"))
                .toList();
    }
}
