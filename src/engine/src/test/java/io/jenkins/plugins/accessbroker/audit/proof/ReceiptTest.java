package io.jenkins.plugins.accessbroker.audit.proof;

import static io.jenkins.plugins.accessbroker.audit.proof.ReceiptFault.Reason.ABSENT;
import static io.jenkins.plugins.accessbroker.audit.proof.ReceiptFault.Reason.MALFORMED;
import static io.jenkins.plugins.accessbroker.audit.proof.ReceiptFault.Reason.NOT_INCLUDED;
import static io.jenkins.plugins.accessbroker.audit.proof.ReceiptFault.Reason.SIGNATURE;
import static io.jenkins.plugins.accessbroker.audit.proof.ReceiptFault.Reason.UNSOUND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.accessbroker.audit.log.LogEntry;
import io.jenkins.plugins.accessbroker.audit.log.LogTrees;
import io.jenkins.plugins.accessbroker.audit.log.SignedCheckpoint;
import io.jenkins.plugins.accessbroker.audit.log.VerifierKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReceiptTest {
    private static final int SIZE = 700;

    @TempDir
    private Path temporary;

    private Path directory;
    private VerifierKey key;

    @BeforeEach
    void write() throws Exception {
        directory = LogTrees.written(temporary.resolve("log"), SIZE);
        key = VerifierKey.read(directory.resolve("key.pub"));
    }

    private Receipt receipt(long sequence, String entry) throws Exception {
        SignedCheckpoint checkpoint = SignedCheckpoint.open(Files.readAllBytes(directory.resolve("checkpoint")), key);
        LogEntry found = new LogEntry(sequence, entry.getBytes(StandardCharsets.UTF_8));
        return new Receipts(directory, checkpoint, key).of(found);
    }

    private static void refuses(ReceiptFault.Reason reason, ThrowingCallable what) {
        assertThatThrownBy(what)
                .isInstanceOfSatisfying(
                        ReceiptFault.class, fault -> assertThat(fault.reason()).isEqualTo(reason));
    }

    @Test
    void isVerifiedWithoutTheLog() throws Exception {
        for (long sequence : new long[] {0, 255, 256, 511, 600, SIZE - 1}) {
            byte[] bytes = receipt(sequence, "entry " + sequence).proof().bytes();

            Receipt verified = Receipt.verify(bytes, key);

            assertThat(verified.sequence()).isEqualTo(sequence);
            assertThat(verified.entry()).asString(StandardCharsets.UTF_8).isEqualTo("entry " + sequence);
            assertThat(verified.checkpoint().size()).isEqualTo(SIZE);
            assertThat(verified.proof().bytes()).isEqualTo(bytes);
        }
    }

    @Test
    void isMadeFromTheEntriesWhereTilesMislead() throws Exception {
        Files.write(directory.resolve("tile/0/000"), new byte[8192]);

        assertThat(receipt(600, "entry 600").sequence()).isEqualTo(600);
    }

    @Test
    void isNotMadeOfWhatIsNotInTheLog() {
        refuses(UNSOUND, () -> receipt(600, "entry 601"));
        refuses(ABSENT, () -> receipt(SIZE, "entry 700"));
    }

    @Test
    void provesNothingWithAnyBitChanged() throws Exception {
        byte[] good = receipt(600, "entry 600").proof().bytes();
        for (int at = 0; at < good.length; at++) {
            byte[] bad = good.clone();
            bad[at] ^= 1;
            assertThatThrownBy(() -> Receipt.verify(bad, key)).as("byte %d", at).isInstanceOf(ReceiptFault.class);
        }
        for (int length = 0; length < good.length; length++) {
            byte[] cut = Arrays.copyOf(good, length);
            assertThatThrownBy(() -> Receipt.verify(cut, key))
                    .as("%d bytes", length)
                    .isInstanceOf(ReceiptFault.class);
        }
    }

    @Test
    void saysWhatIsWrongWithIt() throws Exception {
        Receipt good = receipt(600, "entry 600");
        TlogProof proof = good.proof();
        VerifierKey other =
                VerifierKey.read(LogTrees.written(temporary.resolve("other"), 1).resolve("key.pub"));

        refuses(MALFORMED, () -> Receipt.verify("text\n\nmore".getBytes(StandardCharsets.UTF_8), key));
        refuses(SIGNATURE, () -> Receipt.verify(proof.bytes(), other));
        assertThatThrownBy(() -> Receipt.verify(proof.bytes(), other))
                .hasMessage(
                        "its checkpoint does not hold: it is not signed by the key `" + other
                                + "`: give the key of this log, and if that was replaced, the one that it had when this was signed");
        refuses(
                NOT_INCLUDED,
                () -> Receipt.verify(
                        new TlogProof(new byte[] {1}, 600, proof.path(), proof.checkpoint()).bytes(), key));
        refuses(
                NOT_INCLUDED,
                () -> Receipt.verify(new TlogProof(proof.extra(), 599, proof.path(), proof.checkpoint()).bytes(), key));
    }
}
