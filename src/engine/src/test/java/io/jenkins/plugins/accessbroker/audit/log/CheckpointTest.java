package io.jenkins.plugins.accessbroker.audit.log;

import static io.jenkins.plugins.accessbroker.audit.log.LogFaults.fault;
import static io.jenkins.plugins.accessbroker.audit.log.LogFaults.thrown;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.jenkins.plugins.accessbroker.audit.log.LogFault.Reason;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointTest {
    private static final String ROOT = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=";

    /** The example of C2SP tlog-checkpoint. */
    @Test
    void readsTheExampleOfC2sp() throws LogFault {
        String text = "example.com/behind-the-sofa\n20852163\n" + ROOT + "\n";
        Checkpoint checkpoint = Checkpoint.parse(text);
        assertThat(checkpoint.origin()).isEqualTo("example.com/behind-the-sofa");
        assertThat(checkpoint.size()).isEqualTo(20852163);
        assertThat(checkpoint.root().base64()).isEqualTo(ROOT);
        assertThat(checkpoint.text()).isEqualTo(text);
    }

    @Test
    void keepsExtensionLines() throws LogFault {
        String text = "o\n0\n" + ROOT + "\none\ntwo\n";
        assertThat(Checkpoint.parse(text).extensions()).containsExactly("one", "two");
        assertThat(Checkpoint.parse(text).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "o\n",
                "o\n0\n",
                "o\n0\n" + ROOT,
                "\n0\n" + ROOT + "\n",
                "o p\n0\n" + ROOT + "\n",
                "o+p\n0\n" + ROOT + "\n",
                "o\n\n" + ROOT + "\n",
                "o\n00\n" + ROOT + "\n",
                "o\n01\n" + ROOT + "\n",
                "o\n+1\n" + ROOT + "\n",
                "o\n-1\n" + ROOT + "\n",
                "o\n-0\n" + ROOT + "\n",
                "o\n1 \n" + ROOT + "\n",
                "o\n\u0661\n" + ROOT + "\n",
                "o\n9223372036854775808\n" + ROOT + "\n",
                "o\n99999999999999999999999999\n" + ROOT + "\n",
                "o\n0\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2J=\n",
                "o\n0\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxqw==\n",
                "o\n0\n" + ROOT + "\n\n",
                "o\n0\n" + ROOT + "\none\n\ntwo\n"
            })
    void refusesWhatIsNotACheckpoint(String text) {
        assertThat(fault(() -> Checkpoint.parse(text))).isEqualTo(Reason.CORRUPT);
    }

    @Test
    void refusesAnOriginOver255Characters() throws LogFault {
        assertThat(Checkpoint.parse("o".repeat(255) + "\n0\n" + ROOT + "\n").origin())
                .hasSize(255);
        assertThat(fault(() -> Checkpoint.parse("o".repeat(256) + "\n0\n" + ROOT + "\n")))
                .isEqualTo(Reason.CORRUPT);
    }

    @Test
    void cannotBeMadeOfWrongParts() {
        Hash root = Hash.sha256();
        assertThatIllegalArgumentException().isThrownBy(() -> new Checkpoint("o p", 0, root, List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new Checkpoint("o", -1, root, List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new Checkpoint("o", 0, root, List.of("")));
        assertThatIllegalArgumentException().isThrownBy(() -> new Checkpoint("o", 0, root, List.of("a\nb")));
    }

    @Test
    void opensOnlyWithTheSignatureOfTheKeyThatIsNamedAsTheOriginIs() throws LogFault {
        SigningKey key = SigningKey.generate("log", new SecureRandom());
        SigningKey other = SigningKey.generate("log", new SecureRandom());
        Checkpoint checkpoint = Checkpoint.of("log", new MerkleTree());
        byte[] signed = key.sign(checkpoint).bytes();
        assertThat(SignedCheckpoint.open(signed, key.verifier()).checkpoint()).isEqualTo(checkpoint);
        assertThat(thrown(() -> SignedCheckpoint.open(signed, other.verifier())))
                .hasMessageContaining("is not signed by the key");
        byte[] elsewhere = key.sign(Checkpoint.of("other", new MerkleTree())).bytes();
        assertThat(thrown(() -> SignedCheckpoint.open(elsewhere, key.verifier())))
                .hasMessageContaining("its origin `other` is not the key's, `log`");
    }
}
