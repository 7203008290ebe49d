package io.jenkins.plugins.accessbroker.audit.proof;

import io.jenkins.plugins.accessbroker.audit.log.Base64Text;
import io.jenkins.plugins.accessbroker.audit.log.Hash;
import io.jenkins.plugins.accessbroker.audit.log.SignedNote;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The form of C2SP <a href="https://c2sp.org/tlog-proof">tlog-proof</a>. What it says is not verified.
 *
 * @param extra data that the format leaves to its users; here the entry that the proof is of
 * @param index the entry's index in the log, from 0
 * @param path the inclusion proof: at most 63 hashes, as many as a tree of 2^63 leaves is high
 * @param checkpoint the checkpoint as it was signed
 */
public record TlogProof(byte[] extra, long index, List<Hash> path, byte[] checkpoint) {
    /** The bytes of a proof at most: an entry of 65,535 bytes in base64, 63 hashes, the largest checkpoint. */
    public static final int MAX_BYTES = 4 * (65_535 / 3) + 63 * 45 + SignedNote.MAX_BYTES + 256;

    private static final String TITLE = "c2sp.org/tlog-proof@v1";
    private static final String EXTRA = "extra ";
    private static final String INDEX = "index ";
    private static final int MAX_PATH = 63;

    /** Checks the bounds and copies what could change. */
    public TlogProof {
        extra = extra.clone();
        path = List.copyOf(path);
        checkpoint = checkpoint.clone();
        if (index < 0 || path.size() > MAX_PATH) {
            throw new IllegalArgumentException("no index or path of a proof");
        }
    }

    @Override
    public byte[] extra() {
        return extra.clone();
    }

    @Override
    public byte[] checkpoint() {
        return checkpoint.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TlogProof proof && Arrays.equals(bytes(), proof.bytes());
    }

    @Override
    public int hashCode() {
        return Objects.hash(index, path, Arrays.hashCode(checkpoint));
    }

    /** The proof as it is written. */
    public byte[] bytes() {
        StringBuilder text = new StringBuilder(TITLE).append('\n');
        text.append(EXTRA).append(Base64Text.encode(extra)).append('\n');
        text.append(INDEX).append(index).append('\n');
        path.forEach(hash -> text.append(hash.base64()).append('\n'));
        byte[] head = text.append('\n').toString().getBytes(StandardCharsets.UTF_8);
        byte[] all = Arrays.copyOf(head, head.length + checkpoint.length);
        System.arraycopy(checkpoint, 0, all, head.length, checkpoint.length);
        return all;
    }

    /**
     * The proof of these bytes.
     *
     * @throws ReceiptFault if they are not in the form, or have no data in {@code extra}
     */
    public static TlogProof parse(byte[] bytes) throws ReceiptFault {
        String text = text(bytes);
        int end = text.indexOf("\n\n");
        if (bytes.length > MAX_BYTES || end < 0) {
            throw fault("it has no empty line before a checkpoint, or over `" + MAX_BYTES + "` bytes");
        }
        List<String> lines = Arrays.asList(text.substring(0, end).split("\n", -1));
        if (!lines.get(0).equals(TITLE)) {
            throw fault("its first line is not `" + TITLE + "`");
        }
        Optional<byte[]> extra =
                lines.size() > 1 ? after(EXTRA, lines.get(1)).flatMap(Base64Text::decode) : Optional.empty();
        OptionalLong index = lines.size() > 2 ? index(lines.get(2)) : OptionalLong.empty();
        if (extra.isEmpty() || index.isEmpty()) {
            throw fault("its second line is not `extra` and an entry in base64, or its third not `index` and a number");
        }
        byte[] checkpoint = text.substring(end + 2).getBytes(StandardCharsets.UTF_8);
        return new TlogProof(extra.get(), index.getAsLong(), path(lines.subList(3, lines.size())), checkpoint);
    }

    private static List<Hash> path(List<String> lines) throws ReceiptFault {
        if (lines.size() > MAX_PATH) {
            throw fault("it has over `" + MAX_PATH + "` hashes");
        }
        List<Hash> path = new ArrayList<>();
        for (String line : lines) {
            path.add(Base64Text.decode(line)
                    .filter(hash -> hash.length == Hash.BYTES)
                    .map(Hash::of)
                    .orElseThrow(() -> fault("a line after its third is not the base64 of a hash")));
        }
        return path;
    }

    private static Optional<String> after(String prefix, String line) {
        return line.startsWith(prefix) ? Optional.of(line.substring(prefix.length())) : Optional.empty();
    }

    /** ASCII decimal without leading zeroes, up to {@link Long#MAX_VALUE}. */
    private static OptionalLong index(String line) {
        String digits = after(INDEX, line).orElse("");
        try {
            long index = Long.parseLong(digits);
            return index >= 0 && Long.toString(index).equals(digits) ? OptionalLong.of(index) : OptionalLong.empty();
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    private static String text(byte[] bytes) throws ReceiptFault {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw fault("it is not text in utf-8");
        }
    }

    private static ReceiptFault fault(String why) {
        return new ReceiptFault(ReceiptFault.Reason.MALFORMED, "it is not a receipt: " + why);
    }
}
