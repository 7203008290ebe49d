package io.jenkins.plugins.accessbroker.audit.log;

import static io.jenkins.plugins.accessbroker.audit.log.LogFaults.fault;
import static io.jenkins.plugins.accessbroker.audit.log.LogFaults.thrown;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.accessbroker.audit.log.LogFault.Reason;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeysTest {
    private static final String VKEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
    private static final String SKEY = "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";

    @Test
    void readsAndWritesAPublicKey() throws LogFault {
        VerifierKey key = VerifierKey.parse(VKEY);
        assertThat(key.name()).isEqualTo("PeterNeumann");
        assertThat(key.id()).isEqualTo(0xc74f20a3);
        assertThat(key).hasToString(VKEY).isEqualTo(VerifierKey.parse(VKEY));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "PeterNeumann",
                "PeterNeumann+c74f20a3",
                "PeterNeumann+C74F20A3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "PeterNeumann+0c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "PeterNeuman+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "Peter Neumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "PeterNeumann+c74f20a3+AhpC2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10Q=",
                "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW\n",
                SKEY
            })
    void refusesWhatIsNotAPublicKey(String vkey) {
        assertThat(fault(() -> VerifierKey.parse(vkey))).isEqualTo(Reason.KEY);
    }

    @Test
    void refusesAPublicKeyThatIsNoPointOfTheCurve() {
        int refused = 0;
        for (int i = 2; i < 40; i++) {
            byte[] raw = new byte[VerifierKey.BYTES];
            raw[0] = (byte) i;
            try {
                VerifierKey.of("n", raw);
            } catch (LogFault e) {
                assertThat(e.reason()).isEqualTo(Reason.KEY);
                refused++;
            }
        }
        assertThat(refused).isPositive();
    }

    @Test
    void refusesAPrivateKeyOfAnotherPublicKey() throws LogFault {
        VerifierKey peter = VerifierKey.parse(VKEY);
        SigningKey other = SigningKey.generate("PeterNeumann", new SecureRandom());
        String forged = SKEY.substring(0, SKEY.lastIndexOf('+') + 1)
                + other.skey().substring(other.skey().lastIndexOf('+') + 1);
        assertThat(fault(() -> SigningKey.parse(other.skey(), peter))).isEqualTo(Reason.KEY);
        assertThat(fault(() -> SigningKey.parse(forged, peter))).isEqualTo(Reason.KEY);
        assertThat(fault(() -> SigningKey.parse(SKEY + "A", peter))).isEqualTo(Reason.KEY);
    }

    @Test
    void neverShowsAPrivateKey() throws LogFault {
        SigningKey key = SigningKey.parse(SKEY, VerifierKey.parse(VKEY));
        assertThat(key).hasToString("signing key of " + VKEY);
        assertThat(thrown(() -> SigningKey.parse(SKEY + "A", VerifierKey.parse(VKEY))))
                .hasMessageNotContaining("AYEKFALV");
        assertThat(thrown(() -> VerifierKey.parse(SKEY))).hasMessageNotContaining("AYEKFALV");
    }

    @Test
    void makesKeysThatSign() throws LogFault {
        for (int i = 0; i < 50; i++) {
            SigningKey key = SigningKey.generate("n", new SecureRandom());
            SigningKey again = SigningKey.parse(
                    key.skey(), VerifierKey.parse(key.verifier().toString()));
            assertThat(again.sign("a\n").signedBy(key.verifier())).isEqualTo(SignedNote.SignedBy.VERIFIED);
        }
    }
}
