package io.jenkins.plugins.accessbroker.approval.ssh;

import java.nio.ByteBuffer;

/**
 * A key on a FIDO security key, as OpenSSH's PROTOCOL.u2f has it. A signature counts only if a person touched the security key
 * for it.
 *
 * @param type its type, which is also the algorithm of its signatures
 * @param key the key on the security key
 * @param application what the key was made for, usually {@code ssh:}
 */
record TokenKey(String type, CurveKey key, byte[] application) implements KeyKind {
    static final String ED25519 = "sk-ssh-ed25519@openssh.com";
    static final String ECDSA = "sk-ecdsa-sha2-nistp256@openssh.com";

    /** The flag of WebAuthn, section 6.1, that the user was present. */
    private static final int USER_PRESENT = 0x01;

    static TokenKey read(String type, CurveKey key, Wire wire) throws SshFault {
        return new TokenKey(type, key, wire.string());
    }

    @Override
    public void verify(Wire signature, byte[] text) throws SshFault {
        KeyKind.algorithm(signature, type);
        byte[] value = signature.string();
        byte flags = signature.flags();
        long counter = signature.number();
        signature.done();
        if ((flags & USER_PRESENT) == 0) {
            throw new SshFault("nobody touched the security key for it: sign anew, without `no-touch-required`");
        }
        byte[] rest = ByteBuffer.allocate(1 + Integer.BYTES)
                .put(flags)
                .putInt((int) counter)
                .array();
        key.checkValue(value, Wire.concat(SshKey.hash("SHA-256", application), rest, SshKey.hash("SHA-256", text)));
    }
}
