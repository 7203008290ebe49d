package io.jenkins.plugins.accessbroker.audit.log;

import io.jenkins.plugins.accessbroker.audit.log.LogFault.Reason;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Objects;

/**
 * One signature line of a note: {@code — name base64(id || signature)} (C2SP
 * <a href="https://c2sp.org/signed-note">signed-note</a>, "Signatures").
 *
 * @param name the name of the key: not empty, no spaces, no plus
 * @param encoded base64 of the key id, 4 bytes, and at least one byte of signature
 */
public record NoteSignature(String name, String encoded) {
    private static final String DASH = "— ";
    private static final int ID_BYTES = 4;

    /** Checks both. */
    public NoteSignature {
        Objects.requireNonNull(encoded, "encoded");
        if (!KeyName.valid(name) || !decodes(encoded)) {
            throw new IllegalArgumentException("no signature line: `" + Quote.escape(name + " " + encoded) + "`");
        }
    }

    private static boolean decodes(String encoded) {
        return Base64Text.decode(encoded)
                .filter(bytes -> bytes.length > ID_BYTES)
                .isPresent();
    }

    static NoteSignature of(VerifierKey key, byte[] signature) {
        byte[] bytes = ByteBuffer.allocate(ID_BYTES + signature.length)
                .putInt(key.id())
                .put(signature)
                .array();
        return new NoteSignature(key.name(), Base64Text.encode(bytes));
    }

    static NoteSignature parse(String line) throws LogFault {
        int space = line.indexOf(' ', DASH.length());
        if (!line.startsWith(DASH) || space < 0) {
            throw fault(line);
        }
        try {
            return new NoteSignature(line.substring(DASH.length(), space), line.substring(space + 1));
        } catch (IllegalArgumentException e) {
            throw fault(line);
        }
    }

    private static LogFault fault(String line) {
        return new LogFault(
                Reason.CORRUPT,
                "the line `" + Quote.escape(line) + "` is not `— name signature` with a key name and its base64");
    }

    /** Whether the line is by its name and id one of this key. */
    boolean by(VerifierKey key) {
        return name.equals(key.name()) && ByteBuffer.wrap(decoded()).getInt() == key.id();
    }

    byte[] signature() {
        byte[] bytes = decoded();
        return Arrays.copyOfRange(bytes, ID_BYTES, bytes.length);
    }

    private byte[] decoded() {
        return Base64Text.decode(encoded).orElseThrow();
    }

    /** The line, without its end. */
    @Override
    public String toString() {
        return DASH + name + " " + encoded;
    }
}
