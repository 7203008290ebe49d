package io.jenkins.plugins.accessbroker.plugin.audit;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Item;
import hudson.model.Run;
import hudson.model.User;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.accessbroker.plugin.admin.Users;
import io.jenkins.plugins.accessbroker.plugin.permission.AccessPermissions;
import java.util.List;
import jenkins.model.Jenkins;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Who reaches the pages, what they show, and that hostile text is shown as text. */
@WithJenkins
class AccessAuditTest {
    private static final String HOSTILE = "</td><script>alert(1)</script><img src=x onerror=alert(2)>\u202e";

    private static final List<String> PAGES = List.of(
            "access-audit/",
            "access-audit/build/?name=deploy%20%231",
            "access-audit/event/?sequence=1",
            "access-audit/integrity/",
            "access-audit/export?format=csv",
            "access-audit/api/v1/events");

    private static JenkinsRule j;
    private static Users users;

    private Audited audited;

    @BeforeAll
    static void start(JenkinsRule rule) {
        j = rule;
        users = Users.of(j);
    }

    @BeforeEach
    void start() throws Exception {
        audited = new Audited(j);
    }

    @AfterEach
    void stop() {
        audited.close();
    }

    @Test
    void whoever_may_view_the_audit_of_all_of_jenkins_reaches_the_pages_and_nobody_else() throws Exception {
        Run<?, ?> build = audited.build("deploy");
        audited.lease(build, "release");
        ((MockAuthorizationStrategy) j.jenkins.getAuthorizationStrategy())
                .grant(Jenkins.READ)
                .everywhere()
                .to("job-auditor")
                .grant(AccessPermissions.VIEW_AUDIT, Item.READ)
                .onItems(build.getParent())
                .to("job-auditor");
        for (String page : PAGES) {
            for (String user : List.of("auditor", "broker", "admin")) {
                assertThat(audited.get(user, page).statusCode())
                        .as(user + " " + page)
                        .isEqualTo(200);
            }
            for (String user : List.of("nobody", "approver", "onlooker", "job-auditor")) {
                assertThat(audited.get(user, page).statusCode())
                        .as(user + " " + page)
                        .isEqualTo(403);
                assertThat(audited.get(user, page).body()).as(user + " " + page).doesNotContain("team/read", "deploy");
            }
            assertThat(audited.get(page).statusCode()).as(page).isEqualTo(403);
            assertThat(audited.get(page).body()).as(page).doesNotContain("team/read");
        }
        assertThat(users.post("nobody", "access-audit/integrity/verify")).isEqualTo(403);
        assertThat(Verification.get().running()).isEmpty();
        assertThat(users.page("auditor", "access-audit/integrity/").asNormalizedText())
                .contains("Not verified since Jenkins started.");
    }

    @Test
    void links_lead_there_for_those_who_may_follow_them() throws Exception {
        AccessAudit link = j.jenkins.getExtensionList(AccessAudit.class).get(0);
        for (String user : List.of("nobody", "approver", "onlooker", "auditor", "broker", "admin")) {
            try (ACLContext ignored = ACL.as2(User.getById(user, true).impersonate2())) {
                assertThat(link.getIconFileName() != null)
                        .as(user)
                        .isEqualTo(List.of("auditor", "broker", "admin").contains(user));
            }
        }
        assertThat(users.page("auditor", "manage/access-broker/").getAnchorByHref("/jenkins/access-audit/"))
                .isNotNull();
        assertThat(users.page("approver", "manage/access-broker/").getAnchors())
                .noneMatch(anchor -> anchor.getHrefAttribute().contains("access-audit"));
    }

    @Test
    void hostile_text_is_shown_as_text() throws Exception {
        Run<?, ?> build = audited.build("deploy\u202ejob");
        audited.denied(build, HOSTILE);
        String name = "deploy%E2%80%AEjob%20%231";
        for (String page :
                List.of("access-audit/", "access-audit/event/?sequence=1", "access-audit/build/?name=" + name)) {
            HtmlPage shown = users.page("auditor", page);
            assertThat(shown.getWebResponse().getStatusCode()).as(page).isEqualTo(200);
            assertThat(shown.asNormalizedText())
                    .as(page)
                    .contains("deploy\\u202Ejob #1")
                    .doesNotContain("\u202e");
            assertThat(shown.querySelectorAll("#main-panel script, #main-panel img[src=x]"))
                    .isEmpty();
        }
        assertThat(users.page("auditor", "access-audit/event/?sequence=1").asNormalizedText())
                .contains("<script>alert(1)</script>");
        String mark = "%22%3E%3Cscript%3Ealert(3)%3C/script%3E";
        for (String page : List.of(
                "access-audit/?words=" + mark,
                "access-audit/?from=" + mark,
                "access-audit/?" + mark + "=1",
                "access-audit/build/?name=" + mark,
                "access-audit/event/?sequence=" + mark)) {
            HtmlPage shown = users.page("auditor", page);
            assertThat(shown.querySelectorAll("#main-panel script")).as(page).isEmpty();
        }
    }

    @Test
    void a_builds_story_is_all_of_its_events_in_order_with_a_link_to_the_build() throws Exception {
        Run<?, ?> build = audited.build("deploy");
        Run<?, ?> other = audited.build("other");
        audited.denied(build, "first");
        audited.denied(other, "of another build");
        audited.lease(build, "second");
        HtmlPage page = users.page("admin", "access-audit/build/?name=deploy%20%231");
        assertThat(page.querySelectorAll(".access-audit-story > li h2 .access-audit-type").stream()
                        .map(type -> type.asNormalizedText())
                        .toList())
                .containsExactly("denied", "intent", "issued", "ended");
        assertThat(page.asNormalizedText())
                .contains("Reason given: first", "Reason given: second", "grant: expected")
                .doesNotContain("of another build");
        assertThat(page.getAnchorByHref("/jenkins/" + build.getUrl())).isNotNull();
        assertThat(users.page("auditor", "access-audit/build/?name=deploy%20%231")
                        .getAnchors())
                .as("the auditor may not read the job, and sees its story all the same")
                .noneMatch(anchor -> anchor.getHrefAttribute().contains("/job/"));
        assertThat(users.get("auditor", "access-audit/build/?name=deploy%20%239"))
                .isEqualTo(404);
        assertThat(users.get("auditor", "access-audit/build/?name=deploy*")).isEqualTo(400);
        assertThat(users.get("auditor", "access-audit/build/")).isEqualTo(400);
    }

    @Test
    void an_event_has_a_page_with_all_of_its_fields() throws Exception {
        audited.lease(audited.build("deploy"), "release 7");
        HtmlPage page = users.page("auditor", "access-audit/event/?sequence=1");
        assertThat(page.asNormalizedText())
                .contains("team/read", "release 7", "owner.team", "The Team", "trace.0.verdict", "holds");
        assertThat(users.get("auditor", "access-audit/event/?sequence=4")).isEqualTo(404);
        assertThat(users.get("auditor", "access-audit/event/?sequence=-1")).isEqualTo(400);
    }

    @Test
    void the_address_of_a_search_is_short() throws Exception {
        audited.denied(audited.build("deploy"), "why");
        HtmlPage page = users.page("auditor", "access-audit/");
        page.getFormByName("search").getInputByName("job").setValue("deploy");
        HtmlPage found = j.submit(page.getFormByName("search"));
        assertThat(found.getUrl().getQuery()).isEqualTo("job=deploy");
        assertThat(found.getFormByName("search").getInputByName("job").getValue())
                .isEqualTo("deploy");
        assertThat(found.asNormalizedText()).contains("deploy #1");
    }

    @Test
    void the_chart_says_in_words_and_as_a_table_what_it_shows() throws Exception {
        Run<?, ?> build = audited.build("deploy");
        audited.lease(build, "once");
        audited.denied(build, "twice");
        HtmlPage page = users.page("auditor", "access-audit/");
        assertThat(page.asNormalizedText()).contains("1 permitted, 1 denied.");
        assertThat(page.querySelector("svg.access-audit-chart")
                        .getAttributes()
                        .getNamedItem("aria-label")
                        .getNodeValue())
                .contains("1 permitted, 1 denied");
        assertThat(page.getElementById("access-audit-counts")).isNotNull();
        assertThat(users.page("auditor", "access-audit/?decision=denied").asNormalizedText())
                .contains("0 permitted, 1 denied.");
        assertThat(users.page("auditor", "access-audit/?type=ended").asNormalizedText())
                .contains("None of these events is a decision.");
    }
}
