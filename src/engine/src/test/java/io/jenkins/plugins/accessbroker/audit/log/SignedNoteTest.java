package io.jenkins.plugins.accessbroker.audit.log;

import static io.jenkins.plugins.accessbroker.audit.log.LogFaults.fault;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.accessbroker.audit.log.LogFault.Reason;
import io.jenkins.plugins.accessbroker.audit.log.SignedNote.SignedBy;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignedNoteTest {
    /** The example of Go's golang.org/x/mod/sumdb/note. */
    private static final String TEXT = """
            If you think cryptography is the answer to your problem,
            then you don't know what your problem is.
            """;

    private static final String LINE =
            "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";

    private static final String NOTE = TEXT + "\n" + LINE;
    private static final String VKEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
    private static final String SKEY = "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";

    @Test
    void verifiesTheExampleOfGo() throws LogFault {
        SignedNote note = SignedNote.parse(utf8(NOTE));
        assertThat(note.text()).isEqualTo(TEXT);
        assertThat(note.signedBy(VerifierKey.parse(VKEY))).isEqualTo(SignedBy.VERIFIED);
        assertThat(note.bytes()).isEqualTo(utf8(NOTE));
    }

    @Test
    void signsTheExampleOfGo() throws LogFault {
        SigningKey key = SigningKey.parse(SKEY, VerifierKey.parse(VKEY));
        assertThat(key.sign(TEXT).bytes()).isEqualTo(utf8(NOTE));
        assertThat(key.skey()).isEqualTo(SKEY);
    }

    /** The example of C2SP signed-note, "Verifier keys". */
    @Test
    void verifiesTheExampleOfC2sp() throws LogFault {
        SignedNote note = SignedNote.parse(utf8("""
                This is an example message.

                — example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=
                """));
        VerifierKey key = VerifierKey.parse("example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k");
        assertThat(note.signedBy(key)).isEqualTo(SignedBy.VERIFIED);
        assertThat(note.signedBy(VerifierKey.parse(VKEY))).isEqualTo(SignedBy.ABSENT);
    }

    @Test
    void splitsAtTheLastEmptyLine() throws LogFault {
        SignedNote note = SignedNote.parse(utf8("a\n\n\nb\n\n\n" + LINE));
        assertThat(note.text()).isEqualTo("a\n\n\nb\n\n");
    }

    @Test
    void isInvalidIfAnySignatureOfTheKeyIsWrong() throws LogFault {
        VerifierKey key = VerifierKey.parse(VKEY);
        String wrong = LINE.replace("/ZJk", "/ZJl");
        assertThat(SignedNote.parse(utf8(NOTE + wrong)).signedBy(key)).isEqualTo(SignedBy.INVALID);
        assertThat(SignedNote.parse(utf8(TEXT + "\n" + wrong + LINE)).signedBy(key))
                .isEqualTo(SignedBy.INVALID);
        assertThat(SignedNote.parse(utf8("other\n\n" + LINE)).signedBy(key)).isEqualTo(SignedBy.INVALID);
    }

    @Test
    void ignoresSignaturesOfOtherKeys() throws LogFault {
        String sameName = LINE.replace("x08g", "y08g");
        String sameId = LINE.replace("PeterNeumann", "EnochRoot");
        SignedNote note = SignedNote.parse(utf8(TEXT + "\n" + sameName + LINE + sameId));
        assertThat(note.signatures()).hasSize(3);
        assertThat(note.signedBy(VerifierKey.parse(VKEY))).isEqualTo(SignedBy.VERIFIED);
    }

    @Test
    void isAbsentWithoutASignatureOfTheKey() throws LogFault {
        String sameId = LINE.replace("PeterNeumann", "EnochRoot");
        assertThat(SignedNote.parse(utf8(TEXT + "\n" + sameId)).signedBy(VerifierKey.parse(VKEY)))
                .isEqualTo(SignedBy.ABSENT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "\n\n",
                "a\n",
                "a\n\n",
                "a\n\n\n",
                "a\n— n AAAAAAA=\n",
                "a\n\n— n AAAAAAA=",
                "a\n\n-- n AAAAAAA=\n",
                "a\n\n—n AAAAAAA=\n",
                "a\n\n— n\n",
                "a\n\n— n \n",
                "a\n\n—  AAAAAAA=\n",
                "a\n\n— n  AAAAAAA=\n",
                "a\n\n— n AAAAAAA= \n",
                "a\n\n— n AAAAAA==\n",
                "a\n\n— n AAAAAAA\n",
                "a\n\n— n AAAAAAB=\n",
                "a\n\n— n AAAA_AA=\n",
                "a\n\n— n+m AAAAAAA=\n",
                "a\n\n— n\u00A0m AAAAAAA=\n",
                "a\n\n— n AAAAAAA=\n\n",
                "a\tb\n\n— n AAAAAAA=\n",
                "a\r\n\n— n AAAAAAA=\n",
                "a\n\n— n AAAAAAA=\r\n",
                "a\u0000\n\n— n AAAAAAA=\n"
            })
    void refusesWhatIsNotANote(String text) {
        assertThat(fault(() -> SignedNote.parse(utf8(text)))).isEqualTo(Reason.CORRUPT);
    }

    @Test
    void refusesWhatIsNotUtf8() {
        byte[] bytes = utf8("aa\n\n— n AAAAAAA=\n");
        bytes[1] = (byte) 0xC3;
        assertThat(fault(() -> SignedNote.parse(bytes))).isEqualTo(Reason.CORRUPT);
    }

    @Test
    void takesNotesWithinItsBounds() throws LogFault {
        assertThat(SignedNote.parse(utf8(TEXT + "\n" + LINE.repeat(100))).signatures())
                .hasSize(100);
        assertThat(fault(() -> SignedNote.parse(utf8(TEXT + "\n" + LINE.repeat(101)))))
                .isEqualTo(Reason.CORRUPT);
        String text = "a".repeat(SignedNote.MAX_BYTES - utf8(LINE).length - 2) + "\n";
        assertThat(SignedNote.parse(utf8(text + "\n" + LINE)).text()).isEqualTo(text);
        assertThat(fault(() -> SignedNote.parse(utf8("a" + text + "\n" + LINE))))
                .isEqualTo(Reason.CORRUPT);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
