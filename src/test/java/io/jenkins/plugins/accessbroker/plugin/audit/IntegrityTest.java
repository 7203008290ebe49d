package io.jenkins.plugins.accessbroker.plugin.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import hudson.model.Run;
import io.jenkins.plugins.accessbroker.plugin.admin.Users;
import io.jenkins.plugins.accessbroker.plugin.broker.AccessBroker;
import io.jenkins.plugins.accessbroker.plugin.config.AccessBrokerConfiguration;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The index is never the truth, the log is verified on demand, and what is broken is said and not shown. */
@WithJenkins
class IntegrityTest {
    private static final String API = "access-audit/api/v1/events";

    private static JenkinsRule j;
    private static Users users;

    private Audited audited;
    private Run<?, ?> build;

    @BeforeAll
    static void start(JenkinsRule rule) {
        j = rule;
        users = Users.of(j);
    }

    @BeforeEach
    void start() throws Exception {
        audited = new Audited(j);
        build = audited.build("deploy");
        audited.denied(build, "release");
    }

    @AfterEach
    void stop() {
        audited.close();
    }

    @Test
    void the_index_is_made_anew_when_it_is_lost_or_damaged() throws Exception {
        assertThat(Audited.sequences(audited.events(""))).containsExactly(1L, 0L);
        Path index = AuditIndex.file();
        assertThat(index.startsWith(audited.log())).isFalse();

        Files.delete(index);
        audited.denied(build, "release");
        assertThat(Audited.sequences(audited.events(""))).containsExactly(2L, 1L, 0L);

        Files.writeString(index, "no database at all. ".repeat(500));
        assertThat(Audited.sequences(audited.events("?words=release"))).containsExactly(2L, 1L);
        assertThat(Files.readString(index, StandardCharsets.ISO_8859_1)).startsWith("SQLite format 3");

        byte[] bytes = Files.readAllBytes(index);
        for (int at = 4096; at < bytes.length; at++) {
            bytes[at] = (byte) 0xFF;
        }
        Files.write(index, bytes);
        assertThat(Audited.sequences(audited.events("?grant=team/none"))).containsExactly(2L, 1L);
    }

    @Test
    void neither_the_writer_nor_who_searches_waits_for_an_index_that_is_busy() throws Exception {
        CountDownLatch busy = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            Future<Boolean> first = other.submit(() -> AuditIndex.get()
                    .ask(
                            (index, log) -> {
                                busy.countDown();
                                try {
                                    done.await();
                                } catch (InterruptedException e) {
                                    throw new IllegalStateException(e);
                                }
                                return true;
                            },
                            Duration.ofDays(1)));
            busy.await();
            audited.denied(build, "meanwhile");
            SearchFault fault = catchThrowableOfType(
                    SearchFault.class, () -> AuditIndex.get().ask((index, log) -> true, Duration.ofMillis(1)));
            assertThat(fault.reason()).isEqualTo(SearchFault.Reason.NOT_READY);
            assertThat(fault.status()).isEqualTo(503);
            done.countDown();
            assertThat(first.get()).isTrue();
        } finally {
            done.countDown();
            other.shutdownNow();
        }
        assertThat(Audited.sequences(audited.events(""))).containsExactly(2L, 1L, 0L);
    }

    @Test
    void a_verification_is_started_by_a_post_alone_and_its_result_is_shown() throws Exception {
        assertThat(users.page("auditor", "access-audit/integrity/").asNormalizedText())
                .contains(
                        AccessBroker.get().auditLog().key().toString(),
                        AccessBroker.get().auditLog().directory().toString());
        assertThat(users.get("auditor", "access-audit/integrity/verify")).isEqualTo(404);
        assertThat(Verification.get().running()).isEmpty();
        HtmlPage page =
                j.submit(users.page("auditor", "access-audit/integrity/").getFormByName("verify"));
        assertThat(page.getUrl().getPath()).endsWith("/access-audit/integrity/");
        verified();
        HtmlPage ended = users.page("auditor", "access-audit/integrity/");
        assertThat(ended.asNormalizedText())
                .contains("Sound: all 2 entries are as they were signed.", "started by auditor", "Checked");
        assertThat(users.page("auditor", "access-audit/").asNormalizedText()).contains("Sound: all 2 entries");
        JsonNode event =
                audited.events("?type=log-verified&user=auditor").get("events").get(0);
        assertThat(event.get("size").asLong()).isEqualTo(2);
        assertThat(event.get("sound").asBoolean()).isTrue();
    }

    @Test
    void an_altered_entry_is_not_shown_but_told() throws Exception {
        assertThat(Audited.sequences(audited.events(""))).containsExactly(1L, 0L);
        alter("release", "rElease");
        HtmlPage page = users.page("auditor", "access-audit/");
        assertThat(page.getWebResponse().getStatusCode()).isEqualTo(500);
        assertThat(page.asNormalizedText())
                .contains("cannot be searched, so nothing is shown", "does not agree with its checkpoint")
                .doesNotContain("deploy #1");
        for (String path : List.of(API, "access-audit/export?format=jsonl")) {
            var answer = audited.get("auditor", path);
            assertThat(answer.statusCode()).as(path).isEqualTo(500);
            assertThat(answer.body()).as(path).contains("does not agree").doesNotContain("rElease");
        }
        assertThat(users.get("auditor", "access-audit/event/?sequence=1")).isEqualTo(500);
        assertThat(users.get("auditor", "access-audit/build/?name=deploy%20%231"))
                .isEqualTo(500);

        assertThat(users.post("auditor", "access-audit/integrity/verify")).isEqualTo(200);
        verified();
        assertThat(users.page("auditor", "access-audit/integrity/").asNormalizedText())
                .contains("Not sound", "Do not rely on it", "altered");
        alter("rElease", "release");
    }

    @Test
    void a_log_that_cannot_be_written_can_be_searched_and_the_page_says_so() throws Exception {
        Path key = AccessBrokerConfiguration.get().settings().key();
        byte[] bytes = Files.readAllBytes(key);
        Files.writeString(key, "this is no key");
        AccessBroker.get().reopenAudit();
        HtmlPage page = users.page("auditor", "access-audit/");
        assertThat(page.asNormalizedText())
                .contains("The audit log cannot be written, so nobody gets access", "under the key that lies there")
                .contains("deploy #1");
        assertThat(audited.events("").get("fault").asText()).contains("key");

        Path checkpoint = audited.log().resolve("checkpoint");
        byte[] signed = Files.readAllBytes(checkpoint);
        Files.writeString(checkpoint, "no checkpoint");
        HtmlPage broken = users.page("auditor", "access-audit/");
        assertThat(broken.getWebResponse().getStatusCode()).isEqualTo(500);
        assertThat(broken.asNormalizedText())
                .contains("The audit log cannot be read")
                .doesNotContain("deploy #1");
        assertThat(users.page("auditor", "access-audit/integrity/").asNormalizedText())
                .contains("The audit log cannot be read", "Verify now");
        assertThat(audited.get("auditor", API).statusCode()).isEqualTo(500);
        Files.write(checkpoint, signed);
        Files.write(key, bytes);
        AccessBroker.get().reopenAudit();
        assertThat(users.page("auditor", "access-audit/").asNormalizedText()).doesNotContain("cannot be");
    }

    private static void verified() throws InterruptedException {
        while (Verification.get().running().isPresent()) {
            Thread.sleep(10);
        }
    }

    private void alter(String from, String to) throws Exception {
        try (Stream<Path> files = Files.walk(audited.log())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String text = Files.readString(file, StandardCharsets.ISO_8859_1);
                if (text.contains("\"" + from + "\"")) {
                    Files.writeString(
                            file, text.replace("\"" + from + "\"", "\"" + to + "\""), StandardCharsets.ISO_8859_1);
                }
            }
        }
    }
}
