package io.jenkins.plugins.accessbroker.plugin.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import hudson.model.Run;
import io.jenkins.plugins.accessbroker.audit.find.EntryCsv;
import io.jenkins.plugins.accessbroker.audit.index.EventIndex;
import io.jenkins.plugins.accessbroker.audit.index.Kind;
import io.jenkins.plugins.accessbroker.audit.index.Query;
import io.jenkins.plugins.accessbroker.lease.Lease;
import io.jenkins.plugins.accessbroker.plugin.admin.Users;
import io.jenkins.plugins.accessbroker.plugin.broker.AccessBroker;
import io.jenkins.plugins.accessbroker.plugin.broker.ReadableLog;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The page, the answers for programs and the exports find what the engine finds, and lose nothing between pages. */
@WithJenkins
class SearchAgreesTest {
    @TempDir
    private Path folder;

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
    void each_filter_finds_what_the_engine_finds_on_the_page_for_programs_and_in_exports() throws Exception {
        Run<?, ?> deploy = audited.build("deploy");
        Run<?, ?> report = audited.build("report");
        Lease lease = audited.lease(deploy, "release of november");
        audited.denied(report, "look at november");
        audited.lease(report, "report");
        Map<Query, String> searches = new LinkedHashMap<>();
        searches.put(Query.all(500), "");
        search(searches, Kind.GRANT, "team/read");
        search(searches, Kind.GRANT, "team/*");
        search(searches, Kind.JOB, "report");
        search(searches, Kind.BUILD, "deploy #1");
        search(searches, Kind.AGENT, "built-in");
        search(searches, Kind.OWNER, "The Team");
        search(searches, Kind.ISSUER, "aws");
        search(searches, Kind.ROLE, "arn:aws:iam::123456789012:role/read");
        search(searches, Kind.CREDENTIAL, lease.credential().id());
        search(searches, Kind.LEASE, lease.id());
        search(searches, Kind.DECISION, "denied");
        search(searches, Kind.CONDITION, "grant");
        search(searches, Kind.TYPE, "ended");
        search(searches, Kind.USER, "nobody-there");
        searches.put(Query.all(500).withWords("november"), "words=november");
        searches.put(
                Query.all(500).with(Kind.JOB, "report").with(Kind.TYPE, "issued", "denied"),
                "job=report&type=issued&type=denied");
        List<String> entries = audited.entries();
        Predicate<Long> atFirst = sequence -> sequence < entries.size();
        for (Map.Entry<Query, String> search : searches.entrySet()) {
            List<Long> expected = engine(search.getKey());
            String query = search.getValue();
            JsonNode answer = audited.events(query.isEmpty() ? "" : "?" + query);
            assertThat(Audited.sequences(answer)).as(query).isEqualTo(expected);
            assertThat(table(users.page("auditor", "access-audit/?" + query)))
                    .as(query)
                    .isEqualTo(expected);
            List<String> lines = new ArrayList<>();
            expected.stream().filter(atFirst).forEach(sequence -> lines.add(entries.get(sequence.intValue())));
            assertThat(export("jsonl&" + query).stream().filter(entries::contains))
                    .as(query)
                    .isEqualTo(lines);
            List<String> csv = export("csv&" + query);
            assertThat(csv.get(0)).isEqualTo(EntryCsv.HEAD);
            assertThat(csv.stream()
                            .skip(1)
                            .map(line -> Long.valueOf(line.split(",")[0]))
                            .filter(atFirst))
                    .as(query)
                    .isEqualTo(expected.stream().filter(atFirst).toList());
        }
        assertThat(searches.keySet().stream()
                        .filter(query -> engineFinds(query))
                        .count())
                .as("searches that find anything")
                .isEqualTo(searches.size() - 1L);
    }

    @Test
    void an_export_is_itself_on_the_log() throws Exception {
        audited.denied(audited.build("deploy"), "x");
        export("csv&decision=denied");
        JsonNode event = audited.events("?type=log-exported").get("events").get(0);
        assertThat(event.get("by").asText()).isEqualTo("auditor");
        assertThat(event.get("format").asText()).isEqualTo("csv");
        assertThat(event.get("query").asText()).contains("decision=denied");
        assertThat(event.get("events").asLong()).isEqualTo(1);
    }

    @Test
    void a_time_is_absolute_a_day_or_so_long_ago() throws Exception {
        audited.denied(audited.build("deploy"), "now");
        for (String query : List.of("from=1h", "from=1d&to=2999-01-01", "from=2020-01-01T00:00:00Z")) {
            assertThat(Audited.sequences(audited.events("?" + query))).as(query).containsExactly(1L, 0L);
        }
        for (String query : List.of("to=1h", "from=2999-01-01", "to=2020-01-01")) {
            assertThat(Audited.sequences(audited.events("?" + query))).as(query).isEmpty();
        }
    }

    @Test
    void pages_show_each_event_once_while_others_are_recorded() throws Exception {
        Run<?, ?> build = audited.build("deploy");
        for (int i = 0; i < 7; i++) {
            audited.denied(build, "before " + i);
        }
        List<Long> seen = new ArrayList<>();
        JsonNode page = audited.events("?limit=3");
        seen.addAll(Audited.sequences(page));
        while (page.has("next")) {
            audited.denied(build, "meanwhile");
            page = audited.events("?limit=3&before=" + page.get("next").asLong());
            seen.addAll(Audited.sequences(page));
        }
        assertThat(seen).containsExactly(7L, 6L, 5L, 4L, 3L, 2L, 1L, 0L);
    }

    @Test
    void the_pages_of_the_page_are_those_for_programs() throws Exception {
        Run<?, ?> build = audited.build("deploy");
        for (int i = 0; i < 5; i++) {
            audited.denied(build, "x");
        }
        HtmlPage first = users.page("auditor", "access-audit/?limit=2&type=denied");
        assertThat(table(first)).containsExactly(5L, 4L);
        HtmlPage second = first.getAnchorByText("Older").click();
        assertThat(table(second)).containsExactly(3L, 2L);
        assertThat(second.getUrl().getQuery()).contains("type=denied");
        HtmlPage third = second.getAnchorByText("Older").click();
        assertThat(table(third)).containsExactly(1L);
        assertThat(third.getAnchors())
                .noneMatch(anchor -> anchor.asNormalizedText().equals("Older"));
        HtmlPage newest = third.getAnchorByText("Newest").click();
        assertThat(table(newest)).containsExactly(5L, 4L);
    }

    @Test
    void a_wrong_parameter_is_told_by_name_and_nothing_is_shown() throws Exception {
        audited.denied(audited.build("deploy"), "x");
        Map<String, String> wrong = Map.of(
                "from=yesterday", "from",
                "to=1969-12-31", "to",
                "limit=501", "limit",
                "limit=0", "limit",
                "before=-1", "before",
                "decision=maybe", "decision",
                "job=a**b", "job",
                "garnt=team/read", "garnt",
                "grant=", "grant",
                "from=1d&to=2d", "to");
        for (Map.Entry<String, String> entry : wrong.entrySet()) {
            var answer = audited.get("auditor", "access-audit/api/v1/events?" + entry.getKey());
            assertThat(answer.statusCode()).as(entry.getKey()).isEqualTo(400);
            assertThat(answer.body())
                    .as(entry.getKey())
                    .contains("\"parameter\":\"" + entry.getValue() + "\"")
                    .doesNotContain("events");
        }
        assertThat(audited.get("auditor", "access-audit/export?format=xml").statusCode())
                .isEqualTo(400);
        assertThat(audited.get("auditor", "access-audit/export?limit=1").statusCode())
                .isEqualTo(400);
        HtmlPage page = users.page("auditor", "access-audit/?from=yesterday");
        assertThat(page.getWebResponse().getStatusCode()).isEqualTo(400);
        assertThat(page.asNormalizedText())
                .contains("`from`: expected a time such as")
                .doesNotContain("deploy #1");
        assertThat(page.getElementById("access-audit-from").getAttribute("aria-invalid"))
                .isEqualTo("true");
    }

    private void search(Map<Query, String> searches, Kind kind, String value) {
        searches.put(
                Query.all(500).with(kind, value), kind.word() + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
    }

    private List<Long> engine(Query query) throws Exception {
        ReadableLog log = AccessBroker.get().auditLog();
        try (EventIndex index =
                EventIndex.open(log.directory(), log.checkpoint(), log.key(), folder.resolve("index.db"))) {
            return index.find(query);
        }
    }

    private boolean engineFinds(Query query) {
        try {
            return !engine(query).isEmpty();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private List<String> export(String query) throws Exception {
        var answer = audited.get("auditor", "access-audit/export?format=" + query.replaceAll("&$", ""));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body().lines().toList();
    }

    private static List<Long> table(HtmlPage page) {
        List<Long> numbers = new ArrayList<>();
        page.querySelectorAll("#access-audit-table tbody td:first-child")
                .forEach(cell -> numbers.add(Long.valueOf(cell.asNormalizedText())));
        Set<Long> unique = new HashSet<>(numbers);
        assertThat(unique).hasSameSizeAs(numbers);
        return numbers;
    }
}
