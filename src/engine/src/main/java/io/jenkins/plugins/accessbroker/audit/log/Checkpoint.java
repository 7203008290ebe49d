package io.jenkins.plugins.accessbroker.audit.log;

import io.jenkins.plugins.accessbroker.audit.log.LogFault.Reason;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a log says of itself at one size: the note text of C2SP
 * <a href="https://c2sp.org/tlog-checkpoint">tlog-checkpoint</a>. Not signed, so not to be believed by itself.
 *
 * @param origin the log's identity, also the name of its key: a valid key name, at most 255 characters
 * @param size the number of entries, 0 or more
 * @param root the RFC 6962 root hash of the first {@code size} entries
 * @param extensions the extension lines, kept as they are: each not empty, one line
 */
public record Checkpoint(String origin, long size, Hash root, List<String> extensions) {
    private static final int LINES = 3;

    /** Checks every line. */
    public Checkpoint {
        Objects.requireNonNull(root, "root");
        extensions = List.copyOf(extensions);
        if (!KeyName.valid(origin)) {
            throw new IllegalArgumentException("`" + Quote.escape(origin) + "` is not an origin");
        }
        if (size < 0) {
            throw new IllegalArgumentException("`" + size + "` is not the size of a log");
        }
        if (extensions.stream().anyMatch(line -> line.isEmpty() || line.indexOf('\n') >= 0)) {
            throw new IllegalArgumentException("an extension is one line, not empty");
        }
    }

    /** The checkpoint of a log's first entries, without extensions. */
    static Checkpoint of(String origin, MerkleTree tree) {
        return new Checkpoint(origin, tree.size(), tree.root(), List.of());
    }

    /**
     * The checkpoint of a note's text.
     *
     * @throws LogFault {@link Reason#CORRUPT} if the text is not a checkpoint's
     */
    public static Checkpoint parse(String text) throws LogFault {
        List<String> lines = Arrays.asList(text.split("\n", -1));
        if (lines.size() <= LINES || !lines.get(lines.size() - 1).isEmpty()) {
            throw fault("it has fewer than three lines");
        }
        List<String> extensions = lines.subList(LINES, lines.size() - 1);
        if (!KeyName.valid(lines.get(0)) || extensions.contains("")) {
            throw fault("its first line is not an origin, or an extension line is empty");
        }
        OptionalLong size = size(lines.get(1));
        Optional<byte[]> root = Base64Text.decode(lines.get(2)).filter(bytes -> bytes.length == Hash.BYTES);
        if (size.isEmpty() || root.isEmpty()) {
            throw fault("its second line is not a size, or its third is not base64 of a hash");
        }
        return new Checkpoint(lines.get(0), size.getAsLong(), Hash.of(root.get()), extensions);
    }

    /** ASCII decimal without leading zeroes (C2SP tlog-checkpoint, "Note text"), at most {@link Long#MAX_VALUE}. */
    private static OptionalLong size(String line) {
        try {
            long size = Long.parseLong(line);
            return size >= 0 && Long.toString(size).equals(line) ? OptionalLong.of(size) : OptionalLong.empty();
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    private static LogFault fault(String cause) {
        return new LogFault(Reason.CORRUPT, "it is not a checkpoint: " + cause);
    }

    /** The note text. */
    public String text() {
        StringBuilder text = new StringBuilder();
        text.append(origin).append('\n').append(size).append('\n');
        text.append(root.base64()).append('\n');
        extensions.forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }
}
