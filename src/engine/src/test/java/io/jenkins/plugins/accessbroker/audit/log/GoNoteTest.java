package io.jenkins.plugins.accessbroker.audit.log;

import static io.jenkins.plugins.accessbroker.audit.log.LogFaults.fault;
import static io.jenkins.plugins.accessbroker.audit.log.LogTrees.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.accessbroker.audit.log.LogFault.Reason;
import io.jenkins.plugins.accessbroker.audit.log.SignedNote.SignedBy;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The keys and notes that the tests of Go's golang.org/x/mod/sumdb/note have, with the same verdicts. */
class GoNoteTest {
    private static final String TEXT = """
            If you think cryptography is the answer to your problem,
            then you don't know what your problem is.
            """;

    private static final String PETER_KEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
    private static final String PETER_SECRET =
            "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
    private static final String PETER =
            "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";
    private static final String ENOCH_KEY = "EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop";
    private static final String ENOCH =
            "— EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ=\n";

    private static SignedBy signedBy(String lines, String key) throws LogFault {
        return SignedNote.parse(utf8(TEXT + "\n" + lines)).signedBy(VerifierKey.parse(key));
    }

    private static String corrupted(String line) {
        return line.substring(0, 60) + "ABCD" + line.substring(60);
    }

    @Test
    void verifies_each_of_two_signatures() throws LogFault {
        for (String lines : List.of(PETER + ENOCH, ENOCH + PETER)) {
            assertThat(signedBy(lines, PETER_KEY)).isEqualTo(SignedBy.VERIFIED);
            assertThat(signedBy(lines, ENOCH_KEY)).isEqualTo(SignedBy.VERIFIED);
        }
        assertThat(signedBy(PETER, ENOCH_KEY)).isEqualTo(SignedBy.ABSENT);
    }

    @Test
    void finds_an_invalid_signature() throws LogFault {
        assertThat(signedBy(corrupted(PETER), PETER_KEY)).isEqualTo(SignedBy.INVALID);
        assertThat(signedBy(PETER + PETER + ENOCH + ENOCH + corrupted(ENOCH), PETER_KEY))
                .isEqualTo(SignedBy.VERIFIED);
    }

    @Test
    void takes_a_signature_by_its_name_and_its_id() throws LogFault {
        assertThat(signedBy(PETER.replace("PeterNeumann", "CarmenSandiego"), PETER_KEY))
                .isEqualTo(SignedBy.ABSENT);
        assertThat(signedBy(PETER.replace("x08g", "xxxx"), PETER_KEY)).isEqualTo(SignedBy.ABSENT);
    }

    @Test
    void refuses_what_go_calls_a_malformed_note() {
        String note = TEXT + "\n" + PETER;
        List<String> malformed = List.of(
                TEXT,
                TEXT + "\n",
                note.substring(0, note.length() - 1),
                "\u0001" + note,
                TEXT + "\n" + PETER.replace("PeterNeumann", "Bad Name").strip(),
                note + "Unexpected line.\n",
                TEXT + "\n" + PETER.repeat(101));
        for (String text : malformed) {
            assertThat(fault(() -> SignedNote.parse(utf8(text)))).isEqualTo(Reason.CORRUPT);
        }
        byte[] notUtf8 = ("\u00FF" + note).getBytes(StandardCharsets.ISO_8859_1);
        assertThat(fault(() -> SignedNote.parse(notUtf8))).isEqualTo(Reason.CORRUPT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==",
                "PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
            })
    void refuses_keys_of_another_length_or_algorithm(String key) {
        assertThat(fault(() -> VerifierKey.parse(key))).isEqualTo(Reason.KEY);
    }

    @Test
    void refuses_each_part_and_each_other_byte_of_a_public_key() {
        for (int from = 0; from < PETER_KEY.length(); from++) {
            for (int to = from; to < PETER_KEY.length() + (from == 0 ? 0 : 1); to++) {
                String part = PETER_KEY.substring(from, to);
                assertThat(fault(() -> VerifierKey.parse(part))).as(part).isEqualTo(Reason.KEY);
            }
            String other = other(PETER_KEY, from);
            assertThat(fault(() -> VerifierKey.parse(other))).as(other).isEqualTo(Reason.KEY);
        }
    }

    @Test
    void refuses_each_part_and_each_other_byte_of_a_private_key() throws LogFault {
        VerifierKey peter = VerifierKey.parse(PETER_KEY);
        for (int from = 0; from < PETER_SECRET.length(); from++) {
            for (int to = from; to < PETER_SECRET.length() + (from == 0 ? 0 : 1); to++) {
                String part = PETER_SECRET.substring(from, to);
                assertThat(fault(() -> SigningKey.parse(part, peter))).as(part).isEqualTo(Reason.KEY);
            }
            String other = other(PETER_SECRET, from);
            assertThat(fault(() -> SigningKey.parse(other, peter))).as(other).isEqualTo(Reason.KEY);
        }
    }

    private static String other(String text, int at) {
        return text.substring(0, at) + (char) (text.charAt(at) + 1) + text.substring(at + 1);
    }
}
