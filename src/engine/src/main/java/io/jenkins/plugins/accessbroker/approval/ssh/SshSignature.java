package io.jenkins.plugins.accessbroker.approval.ssh;

import io.jenkins.plugins.accessbroker.text.Quote;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A signature file of {@code ssh-keygen -Y sign}, as OpenSSH's PROTOCOL.sshsig has it.
 *
 * @param key the bytes of the public key that it names
 * @param namespace what it was made for
 * @param reserved bytes that a later version may give a meaning; signed, and otherwise left alone
 * @param hash how the text was hashed: {@code sha256} or {@code sha512}
 * @param value its algorithm and bytes
 */
record SshSignature(byte[] key, String namespace, byte[] reserved, String hash, byte[] value) {
    /** Bytes of a signature file at most; one with an RSA key of 16,384 bits has about 6,000. */
    static final int MAX_BYTES = 16_384;

    private static final byte[] MAGIC = "SSHSIG".getBytes(StandardCharsets.US_ASCII);
    private static final long VERSION = 1;
    private static final String BEGIN = "-----BEGIN SSH SIGNATURE-----\n";
    private static final String END = "\n-----END SSH SIGNATURE-----\n";

    /** Reads a file that is one signature and nothing else. */
    static SshSignature read(byte[] file) throws SshFault {
        if (file.length > MAX_BYTES) {
            throw new SshFault("it has more than the " + MAX_BYTES + " bytes allowed: keep one signature a file");
        }
        String text = new String(file, StandardCharsets.ISO_8859_1);
        if (text.indexOf('\r') >= 0) {
            throw new SshFault("it has carriage returns: keep it as `ssh-keygen` wrote it, in Git with"
                    + " `*.sig -text` in `.gitattributes`");
        }
        if (!text.startsWith(BEGIN) || !text.endsWith(END) || text.length() < BEGIN.length() + END.length()) {
            throw new SshFault(
                    "it is not one whole SSH signature and nothing else: keep the file as `ssh-keygen -Y sign`"
                            + " wrote it");
        }
        String base64 =
                text.substring(BEGIN.length(), text.length() - END.length()).replace("\n", "");
        return blob(Wire.base64(base64).orElseThrow(() -> new SshFault("its base64 is damaged: sign anew")));
    }

    private static SshSignature blob(byte[] bytes) throws SshFault {
        Wire wire = new Wire("the signature", bytes);
        if (!Arrays.equals(wire.raw(MAGIC.length), MAGIC)) {
            throw new SshFault("it does not begin with `SSHSIG`: sign with `ssh-keygen -Y sign`");
        }
        long version = wire.number();
        if (version != VERSION) {
            throw new SshFault("it is of the version " + version + " of SSH signatures, and 1 is known");
        }
        byte[] key = wire.string();
        String namespace = wire.name();
        byte[] reserved = wire.string();
        String hash = wire.name();
        byte[] value = wire.string();
        wire.done();
        return new SshSignature(key, namespace, reserved, hash, value);
    }

    /** Checks that the key signed the text for the namespace. */
    void verify(SshKey with, String expected, byte[] text) throws SshFault {
        if (!namespace.equals(expected)) {
            throw new SshFault(
                    "it was made for the namespace " + Quote.of(namespace) + ": sign with `-n " + expected + "`");
        }
        with.verify(
                value,
                Wire.concat(
                        MAGIC,
                        Wire.string(namespace.getBytes(StandardCharsets.US_ASCII)),
                        Wire.string(reserved),
                        Wire.string(hash.getBytes(StandardCharsets.US_ASCII)),
                        Wire.string(hashed(text))));
    }

    private byte[] hashed(byte[] text) throws SshFault {
        return switch (hash) {
            case "sha256" -> SshKey.hash("SHA-256", text);
            case "sha512" -> SshKey.hash("SHA-512", text);
            default ->
                throw new SshFault("it was made with the hash " + Quote.of(hash) + ": sign with sha512 or sha256");
        };
    }
}
