package io.jenkins.plugins.accessbroker.plugin.audit;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Run;
import io.jenkins.plugins.accessbroker.plugin.admin.Users;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** A search that finds much shows a page of it, and exports all of it or nothing. */
@WithJenkins
class LargeResultTest {
    private static final int EVENTS = 2 * Parameters.MOST + 10;

    @Test
    void a_page_is_bounded_and_an_export_is_whole_or_not_there(JenkinsRule j) throws Exception {
        Users users = Users.of(j);
        try (Audited audited = new Audited(j)) {
            Run<?, ?> first = audited.build("one");
            Run<?, ?> second = audited.build("two");
            audited.denied(first, "the oldest");
            for (int i = 1; i < EVENTS; i++) {
                audited.denied(i % 2 == 0 ? first : second, "x");
            }
            HtmlPage page = users.page("auditor", "access-audit/");
            assertThat(page.querySelectorAll("#access-audit-table tbody tr")).hasSize(50);
            assertThat(page.asNormalizedText()).contains("0 permitted, 1,010 denied.");
            assertThat(Audited.sequences(audited.events("?limit=500"))).hasSize(500);
            List<String> exported = audited.get("auditor", "access-audit/export?format=csv")
                    .body()
                    .lines()
                    .skip(1)
                    .map(line -> line.split(",")[0])
                    .toList();
            assertThat(exported)
                    .isEqualTo(LongStream.rangeClosed(0, EVENTS)
                            .mapToObj(at -> Long.toString(EVENTS - at))
                            .toList());

            alterOldest(audited.log());
            HttpResponse<String> broken = audited.get("auditor", "access-audit/export?format=jsonl");
            assertThat(broken.statusCode())
                    .as("nobody takes a part for the whole")
                    .isEqualTo(500);
            assertThat(broken.body())
                    .contains("does not agree with its checkpoint")
                    .doesNotContain("team/none");
            restoreOldest(audited.log());
        }
    }

    private static void alterOldest(Path log) throws IOException {
        replace(log, "the oldest", "The oldest");
    }

    private static void restoreOldest(Path log) throws IOException {
        replace(log, "The oldest", "the oldest");
    }

    private static void replace(Path log, String from, String to) throws IOException {
        try (Stream<Path> files = Files.walk(log)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String text = Files.readString(file, StandardCharsets.ISO_8859_1);
                if (text.contains(from)) {
                    Files.writeString(file, text.replace(from, to), StandardCharsets.ISO_8859_1);
                }
            }
        }
    }
}
