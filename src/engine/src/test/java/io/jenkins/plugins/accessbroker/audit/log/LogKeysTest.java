package io.jenkins.plugins.accessbroker.audit.log;

import static io.jenkins.plugins.accessbroker.audit.log.LogTrees.ORIGIN;
import static io.jenkins.plugins.accessbroker.audit.log.LogTrees.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.accessbroker.audit.anchor.AnchorFault;
import io.jenkins.plugins.accessbroker.audit.anchor.LogInDirectory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checkpoints from before and after a change of the key, for whoever knows one key of the log. */
class LogKeysTest {
    @TempDir
    private Path temporary;

    private Path directory;
    private SigningKey old;

    @BeforeEach
    void write() throws Exception {
        directory = LogTrees.written(temporary.resolve("log"), 3);
        old = new KeyFiles(new LocalDisk(), LogFiles.in(directory)).load(ORIGIN);
    }

    private VerifierKey rotate() throws LogFault {
        try (FileLog log = FileLog.open(directory, ORIGIN)) {
            log.rotate(new SecureRandom(), (sequence, from, to) -> utf8(from + " " + to));
        }
        return VerifierKey.read(directory.resolve("key.pub"));
    }

    private static void refuses(LogFault.Reason reason, ThrowingCallable what) {
        assertThatThrownBy(what)
                .isInstanceOfSatisfying(
                        LogFault.class,
                        fault -> assertThat(fault.reason())
                                .as(fault.getMessage())
                                .isEqualTo(reason));
    }

    private static MerkleTree tree(String word, int size) {
        MerkleTree tree = new MerkleTree();
        for (int i = 0; i < size; i++) {
            tree.append(MerkleTree.leaf(utf8(word + " " + i)));
        }
        return tree;
    }

    @Test
    void recognise_checkpoints_of_every_time_from_any_key_of_the_log() throws Exception {
        byte[] before = SignedCheckpoint.lying(directory);
        VerifierKey second = rotate();
        byte[] handover = SignedCheckpoint.lying(directory);
        LogTrees.written(directory, 2);
        byte[] between = SignedCheckpoint.lying(directory);
        VerifierKey third = rotate();
        LogTrees.written(directory, 1);
        byte[] after = SignedCheckpoint.lying(directory);

        for (VerifierKey known : List.of(old.verifier(), second, third)) {
            LogKeys keys = LogKeys.of(directory, known);
            assertThat(keys.open(before).checkpoint().size()).isEqualTo(3);
            assertThat(keys.open(handover).checkpoint().size()).isEqualTo(4);
            assertThat(keys.open(between).checkpoint().size()).isEqualTo(6);
            assertThat(keys.open(after).checkpoint().size()).isEqualTo(8);
            assertThat(keys.handovers()).extracting(Checkpoint::size).containsExactly(4L, 7L);
            assertThat(new LogInDirectory(directory, known).checkpoint().bytes())
                    .isEqualTo(after);
        }
    }

    @Test
    void tell_a_replaced_key_from_one_that_was_never_the_logs() throws Exception {
        VerifierKey now = rotate();
        SigningKey thief = SigningKey.generate(ORIGIN, new SecureRandom());
        Checkpoint forged = Checkpoint.of(ORIGIN, tree("forged", 5));
        for (VerifierKey known : List.of(old.verifier(), now)) {
            LogKeys keys = LogKeys.of(directory, known);
            refuses(LogFault.Reason.KEY, () -> keys.open(old.sign(forged).bytes()));
            refuses(LogFault.Reason.CORRUPT, () -> keys.open(thief.sign(forged).bytes()));
            refuses(LogFault.Reason.CORRUPT, () -> keys.open(utf8("hello\n")));
        }
        refuses(LogFault.Reason.CORRUPT, () -> LogKeys.of(directory, thief.verifier()));
    }

    @Test
    void do_not_follow_a_handover_that_was_altered_or_is_gone() throws Exception {
        rotate();
        LogTrees.written(directory, 1);
        byte[] now = SignedCheckpoint.lying(directory);
        Path handover = directory.resolve("handover/4");
        byte[] bytes = Files.readAllBytes(handover);
        bytes[bytes.length / 2] ^= 1;
        Files.write(handover, bytes);
        assertThatThrownBy(() -> LogKeys.of(directory, old.verifier())).isInstanceOf(LogFault.class);
        Files.delete(handover);
        refuses(
                LogFault.Reason.CORRUPT,
                () -> LogKeys.of(directory, old.verifier()).open(now));
    }

    /** The thief of the old key hands over to a key of their own, on top of entries that the log does not have. */
    @Test
    void are_not_those_of_a_log_that_does_not_have_what_a_handover_states() throws Exception {
        SigningKey thief = SigningKey.following(old.verifier(), new SecureRandom());
        Handover forged = Handover.sign(old, thief, tree("forged", 2));
        Files.createDirectory(directory.resolve("handover"));
        Files.write(directory.resolve("handover/2"), forged.checkpoint().bytes());
        Files.write(
                directory.resolve("checkpoint"),
                thief.sign(Checkpoint.of(ORIGIN, tree("entry", 3))).bytes());

        assertThatThrownBy(() -> new LogInDirectory(directory, old.verifier()).checkpoint())
                .isInstanceOfSatisfying(
                        AnchorFault.class,
                        fault -> assertThat(fault)
                                .hasMessageContaining("does not agree with its handover at `2` entries"));
    }
}
