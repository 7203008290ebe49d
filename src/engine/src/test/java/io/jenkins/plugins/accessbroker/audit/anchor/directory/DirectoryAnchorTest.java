package io.jenkins.plugins.accessbroker.audit.anchor.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.accessbroker.audit.anchor.Anchor;
import io.jenkins.plugins.accessbroker.audit.anchor.AnchorContract;
import io.jenkins.plugins.accessbroker.audit.anchor.AnchorFault.Reason;
import io.jenkins.plugins.accessbroker.audit.anchor.AnchorMemory;
import io.jenkins.plugins.accessbroker.audit.anchor.KeptName;
import io.jenkins.plugins.accessbroker.audit.anchor.TestLog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DirectoryAnchorTest extends AnchorContract {
    private Path target;

    @BeforeEach
    void make() throws Exception {
        target = Files.createDirectory(folder.resolve("target"));
    }

    @Override
    protected Anchor open(TestLog of) {
        return new DirectoryAnchor(target, of.directory());
    }

    @Override
    protected List<Long> kept(String origin) throws Exception {
        Path root = target.resolve(KeptName.folder(origin));
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> KeptName.size(root.relativize(file).toString()).orElseThrow())
                    .sorted()
                    .toList();
        }
    }

    @Override
    protected void fail() throws Exception {
        Files.move(target, folder.resolve("away"));
    }

    @Override
    protected void mend() throws Exception {
        Files.move(folder.resolve("away"), target);
    }

    @Test
    void a_directory_that_is_not_there_is_not_made() throws Exception {
        fail();

        assertAlarm(publish(log, AnchorMemory.none()), Reason.CONFIGURATION);
        assertThat(target).doesNotExist();
    }

    @Test
    void a_directory_within_the_logs_own_is_refused_also_by_a_link() throws Exception {
        Files.createDirectory(log.directory().resolve("anchors"));
        Files.delete(target);
        Files.createSymbolicLink(target, log.directory().resolve("anchors"));

        assertAlarm(publish(log, AnchorMemory.none()), Reason.CONFIGURATION);
        assertThat(log.directory().resolve("anchors")).isEmptyDirectory();
    }

    @Test
    void an_empty_directory_in_the_place_of_the_mount_raises_the_alarm() throws Exception {
        publish(log, memory());
        fail();
        Files.createDirectory(target);
        log.append(1, "entry");

        assertAlarm(publish(log, memory()), Reason.LOST);
        assertThat(target).isEmptyDirectory();
    }

    @Test
    void a_checkpoint_that_was_removed_raises_the_alarm() throws Exception {
        publish(log, memory());
        log.append(1, "entry");
        publish(log, memory());
        Files.delete(file(4));

        assertAlarm(publish(log, memory()), Reason.LOST);
    }

    @Test
    void something_else_in_the_place_of_a_checkpoint_raises_the_alarm_and_stays() throws Exception {
        write(file(3), "not a checkpoint\n");

        assertAlarm(publish(log, AnchorMemory.none()), Reason.MALFORMED);
        assertThat(file(3)).hasContent("not a checkpoint\n");
    }

    @Test
    void a_greater_name_hides_nothing() throws Exception {
        publish(log, AnchorMemory.none());
        write(file(999_999), "not a checkpoint\n");

        assertAlarm(publish(log, AnchorMemory.none()), Reason.MALFORMED);
    }

    @Test
    void an_endless_file_is_not_read_to_its_end() throws Exception {
        Files.createDirectories(file(3).getParent());
        Files.createSymbolicLink(file(3), Path.of("/dev/zero"));
        assertAlarm(publish(log, AnchorMemory.none()), Reason.CONFIGURATION);

        Files.delete(file(3));
        write(file(3), "x".repeat(300_000));
        assertAlarm(publish(log, AnchorMemory.none()), Reason.CONFIGURATION);
    }

    @Test
    void what_a_crash_left_is_passed_over() throws Exception {
        publish(log, memory());
        Files.createDirectories(file(1_000).getParent());
        write(file(3).resolveSibling(".new-x"), "half a check");

        log.append(1, "entry");
        assertThat(publish(log, memory()).alarm()).isEmpty();
    }

    private Path file(long size) throws Exception {
        return target.resolve(KeptName.folder(log.log().origin())).resolve(KeptName.of(size));
    }
}
