package io.jenkins.plugins.accessbroker.audit.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Security;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.HexFormat;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class Ed25519Test {
    @AfterEach
    void unregister() {
        Security.removeProvider(BouncyCastleProvider.PROVIDER_NAME);
    }

    @Test
    void signsAsRfc8032DoesInItsTest3() throws Exception {
        PrivateKey key = key("c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7");
        String signature = "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
                + "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a";
        byte[] text = {(byte) 0xaf, (byte) 0x82};
        assertThat(Ed25519.with(key).sign(text)).isEqualTo(bytes(signature));
        Security.addProvider(new BouncyCastleProvider());
        assertThat(Ed25519.with(key).sign(text)).isEqualTo(bytes(signature));
    }

    @Test
    void asksBouncyCastleOnlyWhereItIsRegistered() throws Exception {
        PrivateKey key = key("00".repeat(32));
        assertThat(Ed25519.with(key).provider().getName()).isEqualTo("SunEC");
        Security.addProvider(new BouncyCastleProvider());
        assertThat(Ed25519.with(key).provider().getName()).isEqualTo("BC");
    }

    @Test
    void bothSignTheSame() throws Exception {
        SecureRandom random = new SecureRandom();
        for (int i = 0; i < 50; i++) {
            byte[] seed = new byte[32];
            random.nextBytes(seed);
            PrivateKey key = key(HexFormat.of().formatHex(seed));
            byte[] text = ("checkpoint " + i).repeat(i).getBytes(UTF_8);
            byte[] plain = Ed25519.with(key).sign(text);
            Security.addProvider(new BouncyCastleProvider());
            assertThat(Ed25519.with(key).sign(text)).isEqualTo(plain);
            unregister();
        }
    }

    private static PrivateKey key(String seed) throws Exception {
        return KeyFactory.getInstance("Ed25519")
                .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, bytes(seed)));
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }
}
