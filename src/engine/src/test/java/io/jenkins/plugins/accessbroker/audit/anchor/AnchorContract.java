package io.jenkins.plugins.accessbroker.audit.anchor;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.accessbroker.audit.anchor.AnchorFault.Reason;
import io.jenkins.plugins.accessbroker.audit.log.VerifierKey;
import io.jenkins.plugins.accessbroker.testkit.MutableClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every anchor does. Each test is with an anchor that has nothing yet, and a log of three entries. */
public abstract class AnchorContract {
    protected static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

    @TempDir
    protected Path folder;

    protected final MutableClock clock = MutableClock.at(NOW);
    protected TestLog log;

    /** Opens the anchor; each time it is the same place. */
    protected abstract Anchor open(TestLog log) throws Exception;

    /** Lets the place know a log, where it has to. */
    protected void know(VerifierKey key) {}

    /** The sizes of all checkpoints of a log that the place still has, the newest last. */
    protected abstract List<Long> kept(String origin) throws Exception;

    /** Lets the place fail, until it is mended. */
    protected abstract void fail() throws Exception;

    /** Ends that. */
    protected abstract void mend() throws Exception;

    @BeforeEach
    void record() throws Exception {
        log = new TestLog(folder.resolve("log"), "jenkins.example.com/audit").append(3, "entry");
        know(log.key());
    }

    @Test
    void nothing_is_anchored_of_an_empty_log() throws Exception {
        TestLog empty = new TestLog(folder.resolve("empty"), "empty.example.com/audit");

        AnchorState state = publish(empty, AnchorMemory.none());

        assertThat(state.alarm()).isEmpty();
        assertThat(state.last()).isEmpty();
        assertThat(newest(empty)).isEmpty();
    }

    @Test
    void a_checkpoint_is_published_and_read_again() throws Exception {
        AnchorState state = publish(log, AnchorMemory.none());

        assertThat(state.alarm()).isEmpty();
        assertThat(state.unanchored()).isZero();
        assertThat(state.last()).hasValueSatisfying(last -> {
            assertThat(last.size()).isEqualTo(3);
            assertThat(last.at()).isEqualTo(NOW);
        });
        assertThat(log.log().open(newest(log).orElseThrow()).checkpoint())
                .isEqualTo(log.log().checkpoint().checkpoint());
    }

    @Test
    void what_is_kept_is_never_replaced() throws Exception {
        publish(log, AnchorMemory.none());
        publish(log, AnchorMemory.none());
        assertThat(kept(log.log().origin())).containsExactly(3L);

        log.append(300, "entry");
        assertThat(publish(log, AnchorMemory.none()).alarm()).isEmpty();

        assertThat(kept(log.log().origin())).endsWith(303L);
        assertThat(kept(log.log().origin()).size()).isEqualTo(keepsAll() ? 2 : 1);
    }

    /** Whether older checkpoints can be had from the place. */
    protected boolean keepsAll() {
        return true;
    }

    @Test
    void two_logs_do_not_meet() throws Exception {
        TestLog other = new TestLog(folder.resolve("other"), "other.example.com/audit").append(1, "x");
        know(other.key());
        publish(log, AnchorMemory.none());

        AnchorState state = publish(other, AnchorMemory.none());

        assertThat(state.alarm()).isEmpty();
        assertThat(kept(log.log().origin())).containsExactly(3L);
        assertThat(kept(other.log().origin())).containsExactly(1L);
    }

    @Test
    void a_log_that_was_rolled_back_raises_the_alarm_and_is_not_published() throws Exception {
        Path older = log.copy();
        log.append(2, "entry");
        publish(log, AnchorMemory.none());
        log.putBack(older);

        assertAlarm(publish(log, AnchorMemory.none()), Reason.ROLLED_BACK);
        assertThat(kept(log.log().origin())).endsWith(5L);
    }

    @Test
    void a_log_that_was_written_anew_raises_the_alarm_and_is_not_published() throws Exception {
        Path older = log.copy();
        log.append(2, "entry");
        publish(log, AnchorMemory.none());
        log.putBack(older);
        log.append(4, "forged");

        assertAlarm(publish(log, AnchorMemory.none()), Reason.FORKED);
        assertThat(kept(log.log().origin())).endsWith(5L);
    }

    @Test
    void a_log_of_the_same_size_that_was_written_anew_raises_the_alarm() throws Exception {
        Path older = log.copy();
        log.append(2, "entry");
        publish(log, AnchorMemory.none());
        log.putBack(older);
        log.append(2, "forged");

        assertAlarm(publish(log, AnchorMemory.none()), Reason.FORKED);
    }

    @Test
    void what_was_anchored_before_a_restart_is_compared_too() throws Exception {
        Path older = log.copy();
        log.append(2, "entry");
        AnchorMemory memory = memory();
        publish(log, memory);
        log.putBack(older);

        assertAlarm(publish(log, memory()), Reason.ROLLED_BACK);
    }

    @Test
    void a_log_goes_on_when_its_key_is_replaced() throws Exception {
        publish(log, memory());
        VerifierKey first = log.key();
        log.append(1, "entry").rotate();
        assertThat(publish(log, memory()).alarm()).isEmpty();
        assertThat(kept(log.log().origin())).endsWith(5L);

        know(log.key());
        log.append(2, "entry");
        assertThat(publish(log, memory()).alarm()).isEmpty();
        log.rotate().rotate();
        know(log.key());
        log.append(1, "entry");
        for (AnchorMemory memory : List.of(AnchorMemory.none(), memory())) {
            assertThat(publish(log, memory).alarm()).isEmpty();
            assertThat(publish(log, first, memory).alarm()).isEmpty();
        }
        assertThat(kept(log.log().origin())).endsWith(10L);
    }

    @Test
    void a_log_that_was_put_back_to_before_its_key_was_replaced_raises_the_alarm() throws Exception {
        Path older = log.copy();
        log.rotate();
        know(log.key());
        log.append(1, "entry");
        publish(log, memory());
        log.putBack(older);

        for (AnchorMemory memory : List.of(AnchorMemory.none(), memory())) {
            assertThat(publish(log, memory).alarm()).isPresent();
        }
        assertThat(kept(log.log().origin())).endsWith(5L);
    }

    /** The thief of the old key has the anchor keep what it signs after it was replaced, where the anchor looks at no key. */
    @Test
    void a_checkpoint_that_a_replaced_key_signed_later_raises_the_alarm() throws Exception {
        TestLog stolen = new TestLog(log.copy(), log.log().origin());
        log.rotate();
        know(log.key());
        log.append(1, "entry");
        publish(log, memory());

        Optional<AnchorFault> refused = force(stolen.append(9, "forged"), 3);

        assertThat(refused.isPresent()).isEqualTo(checksKeys());
        for (AnchorMemory memory : List.of(AnchorMemory.none(), memory())) {
            AnchorState state = publish(log, memory);
            if (checksKeys()) {
                assertThat(state.alarm()).isEmpty();
            } else {
                assertAlarm(state, Reason.UNTRUSTED);
                assertThat(state.alarm().orElseThrow().getMessage())
                        .contains("`" + stolen.key() + "`, which signed none over `4` or under `0` entries");
            }
        }
        assertThat(kept(log.log().origin())).endsWith(checksKeys() ? 5L : 12L);
    }

    /** Whether the place keeps only what a key signed that it knows. */
    protected boolean checksKeys() {
        return false;
    }

    private Optional<AnchorFault> force(TestLog which, long before) throws Exception {
        try (Anchor anchor = open(which)) {
            anchor.publish(new Publication(which.log().checkpoint(), before, which.log()));
            return Optional.empty();
        } catch (AnchorFault e) {
            return Optional.of(e);
        }
    }

    @Test
    void a_failure_raises_the_alarm_and_passes() throws Exception {
        publish(log, memory());
        log.append(1, "entry");
        fail();

        AnchorState failed = publish(log, memory());
        assertThat(failed.alarm()).hasValueSatisfying(fault -> {
            assertThat(fault.reason().evidence()).isFalse();
            assertThat(fault.getMessage()).contains(": ").doesNotContain("Exception", "\n");
        });
        assertThat(failed.since()).contains(NOW);
        assertThat(failed.unanchored()).isEqualTo(1);
        assertThat(failed.last())
                .hasValueSatisfying(last -> assertThat(last.size()).isEqualTo(3));

        mend();
        AnchorState mended = publish(log, memory());
        assertThat(mended.alarm()).isEmpty();
        assertThat(mended.unanchored()).isZero();
        assertThat(kept(log.log().origin())).endsWith(4L);
    }

    protected final AnchorMemory memory() {
        return new FileMemory(folder.resolve("memory"));
    }

    protected final AnchorState publish(TestLog which, AnchorMemory memory) throws Exception {
        return publish(which, which.key(), memory);
    }

    private AnchorState publish(TestLog which, VerifierKey key, AnchorMemory memory) throws Exception {
        AnchoredLog read = new LogInDirectory(which.directory(), key);
        AnchorSetup setup = new AnchorSetup(open(which), memory, Optional.empty());
        try (AnchorPublisher publisher = new AnchorPublisher(read, List.of(setup), clock)) {
            publisher.publish();
            return publisher.states().get(0);
        }
    }

    protected final Optional<byte[]> newest(TestLog which) throws Exception {
        try (Anchor anchor = open(which)) {
            return anchor.newest(which.log().origin());
        }
    }

    protected static void assertAlarm(AnchorState state, Reason reason) {
        assertThat(state.alarm()).hasValueSatisfying(fault -> {
            assertThat(fault)
                    .as(fault.getMessage())
                    .extracting(AnchorFault::reason)
                    .isEqualTo(reason);
            assertThat(fault.getMessage()).doesNotContain("Exception", "\n");
        });
    }

    protected static void write(Path file, String text) throws Exception {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
