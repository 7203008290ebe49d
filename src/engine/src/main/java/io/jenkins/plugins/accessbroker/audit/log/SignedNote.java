package io.jenkins.plugins.accessbroker.audit.log;

import io.jenkins.plugins.accessbroker.audit.log.LogFault.Reason;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Text with signatures: a C2SP <a href="https://c2sp.org/signed-note">signed note</a>. The text is followed by an
 * empty line and the signature lines; no control characters but newlines are in any of it.
 *
 * @param text the text, ending in a newline
 * @param signatures the signature lines, 1 to 100
 */
public record SignedNote(String text, List<NoteSignature> signatures) {
    /** A bound of this program; C2SP signed-note asks that 16 signatures of 5 kB fit. */
    public static final int MAX_BYTES = 262_144;

    /** The bound of Go's {@code golang.org/x/mod/sumdb/note}; C2SP signed-note asks for at least 16. */
    public static final int MAX_SIGNATURES = 100;

    private static final String EMPTY_LINE = "\n\n";

    /** Checks the text and the number of signatures. */
    public SignedNote {
        signatures = List.copyOf(signatures);
        if (!text.endsWith("\n") || text.codePoints().anyMatch(c -> c < ' ' && c != '\n')) {
            throw new IllegalArgumentException("the text of a note is whole lines without control characters");
        }
        if (signatures.isEmpty() || signatures.size() > MAX_SIGNATURES) {
            throw new IllegalArgumentException("a note has 1 to `" + MAX_SIGNATURES + "` signatures");
        }
    }

    /**
     * The note of these bytes.
     *
     * @throws LogFault {@link Reason#CORRUPT} if they are not a note, or not within its bounds
     */
    public static SignedNote parse(byte[] bytes) throws LogFault {
        if (bytes.length > MAX_BYTES) {
            throw fault("it has `" + bytes.length + "` bytes, over `" + MAX_BYTES + "`");
        }
        String all = decode(bytes);
        int split = all.lastIndexOf(EMPTY_LINE);
        if (split < 0 || !all.endsWith("\n") || split + EMPTY_LINE.length() == all.length()) {
            throw fault("it has no empty line with signature lines after it");
        }
        String[] lines =
                all.substring(split + EMPTY_LINE.length(), all.length() - 1).split("\n", -1);
        if (lines.length > MAX_SIGNATURES) {
            throw fault("it has `" + lines.length + "` signatures, over `" + MAX_SIGNATURES + "`");
        }
        List<NoteSignature> signatures = new ArrayList<>();
        for (String line : lines) {
            signatures.add(NoteSignature.parse(line));
        }
        return new SignedNote(all.substring(0, split + 1), signatures);
    }

    private static String decode(byte[] bytes) throws LogFault {
        try {
            String all = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            if (all.codePoints().anyMatch(c -> c < ' ' && c != '\n')) {
                throw fault("it has a control character other than newline");
            }
            return all;
        } catch (CharacterCodingException e) {
            throw fault("it is not utf-8");
        }
    }

    private static LogFault fault(String cause) {
        return new LogFault(Reason.CORRUPT, "it is not a signed note: " + cause);
    }

    /** What the note's signatures say of a key. Signatures of other keys count for nothing. */
    SignedBy signedBy(VerifierKey key) {
        byte[] signed = text.getBytes(StandardCharsets.UTF_8);
        SignedBy result = SignedBy.ABSENT;
        for (NoteSignature line : signatures) {
            if (line.by(key)) {
                if (!key.verifies(signed, line.signature())) {
                    return SignedBy.INVALID;
                }
                result = SignedBy.VERIFIED;
            }
        }
        return result;
    }

    /** The note as it is written, in UTF-8. */
    public byte[] bytes() {
        StringBuilder all = new StringBuilder(text).append('\n');
        signatures.forEach(line -> all.append(line).append('\n'));
        return all.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** What the signatures of a note say of one key. */
    enum SignedBy {
        /** The key signed the text. */
        VERIFIED,
        /** A signature that says it is the key's is not. */
        INVALID,
        /** No signature says it is the key's. */
        ABSENT
    }
}
