package io.jenkins.plugins.accessbroker.approval.ssh;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;

/** An Ed25519 key (RFC 8709). */
record EdKey(PublicKey key) implements CurveKey {
    private static final int BYTES = 32;
    /** What comes before the key's 32 bytes in its SubjectPublicKeyInfo (RFC 8410, section 4). */
    private static final byte[] HEAD = HexFormat.of().parseHex("302a300506032b6570032100");

    static EdKey read(Wire wire) throws SshFault {
        byte[] point = wire.string();
        if (point.length != BYTES) {
            throw new SshFault("the key is not of 32 bytes");
        }
        try {
            return new EdKey(
                    KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(Wire.concat(HEAD, point))));
        } catch (GeneralSecurityException e) {
            throw new SshFault("the key's point cannot be used");
        }
    }

    @Override
    public void verify(Wire signature, byte[] text) throws SshFault {
        KeyKind.algorithm(signature, "ssh-ed25519");
        byte[] value = signature.string();
        signature.done();
        checkValue(value, text);
    }

    @Override
    public void checkValue(byte[] value, byte[] text) throws SshFault {
        KeyKind.check("Ed25519", key, value, text);
    }
}
