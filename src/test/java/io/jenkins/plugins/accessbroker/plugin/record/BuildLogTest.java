package io.jenkins.plugins.accessbroker.plugin.record;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import io.jenkins.plugins.accessbroker.audit.Recorded;
import io.jenkins.plugins.accessbroker.audit.json.RecordedEvent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.logging.Level;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.LogRecorder;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class BuildLogTest {
    private static JenkinsRule jenkins;

    @TempDir
    Path folder;

    private Samples samples;
    private FreeStyleBuild build;

    @BeforeAll
    static void start(JenkinsRule rule) {
        jenkins = rule;
    }

    @BeforeEach
    void build() throws Exception {
        samples = new Samples(folder);
        build = jenkins.buildAndAssertSuccess(jenkins.createFreeStyleProject());
    }

    @AfterEach
    void close() {
        samples.close();
    }

    @Test
    void keeps_the_exact_bytes_of_each_entry_on_a_line_of_its_own() throws Exception {
        Recorded first = samples.denied(build, "<script>\n\u202e");
        Recorded second = samples.intent(build, "a");

        assertThat(BuildLog.of(build).exists()).isFalse();
        BuildLog.of(build).append(first);
        BuildLog.of(build).append(second);

        assertThat(BuildLog.of(build).exists()).isTrue();
        assertThat(Files.readAllLines(file()))
                .containsExactly(
                        new String(first.entry(), StandardCharsets.US_ASCII),
                        new String(second.entry(), StandardCharsets.US_ASCII));
    }

    @Test
    void many_threads_may_append_at_once() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(8);
        List<Callable<Void>> tasks = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            Recorded recorded = samples.denied(build, "x".repeat(i + 1));
            tasks.add(() -> {
                BuildLog.of(build).append(recorded);
                return null;
            });
        }
        pool.invokeAll(tasks);
        pool.shutdown();

        List<RecordedEvent> events = new ArrayList<>();
        BuildLogReader.Damage damage = read(BuildLogReader.MAX_BYTES, events);
        assertThat(damage).isEqualTo(new BuildLogReader.Damage(0, List.of(), true));
        assertThat(events)
                .extracting(event -> event.head().sequence())
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.range(0, 200).boxed().toList());
    }

    @Test
    void an_entry_after_a_line_that_was_cut_off_stands_on_its_own_line() throws Exception {
        BuildLog.of(build).append(samples.denied(build, "first"));
        Files.writeString(file(), "{\"version\":1,\"seq", StandardOpenOption.APPEND);
        List<RecordedEvent> before = new ArrayList<>();
        BuildLogReader.Damage cut = read(BuildLogReader.MAX_BYTES, before);
        BuildLog.of(build).append(samples.denied(build, "second"));

        List<RecordedEvent> events = new ArrayList<>();
        BuildLogReader.Damage damage = read(BuildLogReader.MAX_BYTES, events);

        assertThat(cut.unreadable()).isEqualTo(1);
        assertThat(before).hasSize(1);
        assertThat(damage.unreadable()).isEqualTo(1);
        assertThat(damage.first()).allMatch(line -> line.startsWith("line 2: "));
        assertThat(events).hasSize(2);
    }

    @Test
    void lines_that_are_no_entries_are_counted_and_left_out() throws Exception {
        BuildLog.of(build).append(samples.denied(build, "first"));
        Files.writeString(file(), "\nnull\n<script>\n" + "x".repeat(200_000) + "\n\u4e00\n", StandardOpenOption.APPEND);
        BuildLog.of(build).append(samples.denied(build, "second"));

        List<RecordedEvent> events = new ArrayList<>();
        BuildLogReader.Damage damage = read(BuildLogReader.MAX_BYTES, events);

        assertThat(events).hasSize(2);
        assertThat(damage.unreadable()).isEqualTo(5);
        assertThat(damage.first())
                .hasSize(5)
                .anyMatch(line -> line.equals("line 5: it is longer than an entry can be"));
        assertThat(damage.whole()).isTrue();
    }

    @Test
    void no_more_is_named_than_its_bound_and_no_more_read() throws Exception {
        Files.writeString(file(), "x\n".repeat(1_000));

        BuildLogReader.Damage all = read(BuildLogReader.MAX_BYTES, new ArrayList<>());
        BuildLogReader.Damage part = read(100, new ArrayList<>());

        assertThat(all.unreadable()).isEqualTo(1_000);
        assertThat(all.first()).hasSize(BuildLogReader.MAX_NAMED);
        assertThat(all.whole()).isTrue();
        assertThat(part.unreadable()).isEqualTo(50);
        assertThat(part.whole()).isFalse();
    }

    @Test
    void a_failure_to_write_is_logged_and_not_thrown() throws Exception {
        Recorded recorded = samples.denied(build, "first");
        Files.createDirectory(file());

        try (LogRecorder log = recorder()) {
            BuildLog.of(build).append(recorded);
            assertThat(log.getMessages()).anyMatch(message -> message.contains("entry 0 of the audit log"));
        }
        assertThat(BuildLog.of(build).exists()).isFalse();
    }

    @Test
    void an_entry_that_is_not_one_line_is_not_written() {
        BuildLog.of(build).append(new Recorded(0, "{\n}".getBytes(StandardCharsets.US_ASCII)));

        assertThat(BuildLog.of(build).exists()).isFalse();
    }

    @Test
    void is_deleted_with_its_build_and_does_not_come_back() throws Exception {
        BuildLog.of(build).append(samples.intent(build, "a"));
        Path kept = file();
        build.delete();

        try (LogRecorder log = recorder()) {
            BuildLog.of(build).append(samples.failed(build, "a", "gone"));
            assertThat(log.getMessages()).isEmpty();
        }
        assertThat(kept).doesNotExist();
        assertThat(kept.getParent()).doesNotExist();
    }

    @Test
    void moves_with_its_job() throws Exception {
        BuildLog.of(build).append(samples.intent(build, "a"));
        ((FreeStyleProject) build.getParent())
                .renameTo("renamed-" + build.getParent().getName());
        BuildLog.of(build).append(samples.failed(build, "a", "no"));

        List<RecordedEvent> events = new ArrayList<>();
        read(BuildLogReader.MAX_BYTES, events);
        assertThat(events).hasSize(2);
    }

    private LogRecorder recorder() {
        return new LogRecorder().record(BuildLog.class, Level.WARNING).capture(10);
    }

    private BuildLogReader.Damage read(long bytes, List<RecordedEvent> events) {
        return new BuildLogReader(bytes).read(file(), events::add);
    }

    private Path file() {
        return build.getRootDir().toPath().resolve(BuildLog.FILE);
    }
}
