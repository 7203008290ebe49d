package io.jenkins.plugins.accessbroker.approval.ssh;

import io.jenkins.plugins.accessbroker.text.Quote;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPublicKeySpec;

/** An RSA key (RFC 4253, section 6.6), which signs with SHA-2 (RFC 8332) and never with SHA-1. */
record RsaKey(RSAPublicKey key) implements KeyKind {
    /** Bits of a key at least: below this a key is of less than 112 bits of security (NIST SP 800-57, part 1, table 2). */
    static final int MIN_BITS = 2_048;
    /** Bits of a key at most: SSHBUF_MAX_BIGNUM of OpenSSH, 16384 bits. */
    static final int MAX_BITS = 16_384;
    /** Bits of an exponent at most, as NIST FIPS 186-5 has it: below 2^256. */
    private static final int MAX_EXPONENT_BITS = 256;

    static RsaKey read(Wire wire) throws SshFault {
        BigInteger exponent = wire.positive();
        BigInteger modulus = wire.positive();
        int bits = modulus.bitLength();
        if (bits < MIN_BITS || bits > MAX_BITS) {
            throw new SshFault("the key has " + bits + " bits: use an RSA key of " + MIN_BITS + " to " + MAX_BITS
                    + " bits, or better an `ssh-ed25519` key");
        }
        if (!exponent.testBit(0) || exponent.bitLength() < 2 || exponent.bitLength() > MAX_EXPONENT_BITS) {
            throw new SshFault("the key's exponent cannot be one of RSA");
        }
        try {
            return new RsaKey((RSAPublicKey)
                    KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(modulus, exponent)));
        } catch (GeneralSecurityException e) {
            throw new SshFault("the key cannot be used");
        }
    }

    @Override
    public void verify(Wire signature, byte[] text) throws SshFault {
        String algorithm = signature.name();
        String name =
                switch (algorithm) {
                    case "rsa-sha2-256" -> "SHA256withRSA";
                    case "rsa-sha2-512" -> "SHA512withRSA";
                    default ->
                        throw new SshFault("the signature is by the algorithm " + Quote.of(algorithm)
                                + ", and only `rsa-sha2-256` and `rsa-sha2-512` are taken of an RSA key: sign anew with"
                                + " OpenSSH 8.1 or later");
                };
        byte[] value = signature.string();
        signature.done();
        KeyKind.check(name, key, value, text);
    }
}
