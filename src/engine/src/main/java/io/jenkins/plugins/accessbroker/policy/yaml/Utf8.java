package io.jenkins.plugins.accessbroker.policy.yaml;

import io.jenkins.plugins.accessbroker.policy.document.Position;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Strict UTF-8: no byte is replaced or skipped. */
final class Utf8 {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private Utf8() {}

    /** The text, without a byte order mark at its start; positions count from after that mark. */
    static String decode(String file, byte[] bytes) throws YamlFault {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length + 1);
        CoderResult result = decoder.decode(in, out, true);
        String text = withoutMark(out.flip().toString());
        if (result.isError()) {
            throw new YamlFault(
                    end(file, text),
                    String.format(
                            "the byte 0x%02X is not UTF-8 here: save the file as UTF-8", bytes[in.position()] & 0xFF));
        }
        return text;
    }

    private static String withoutMark(String text) {
        return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    }

    private static Position end(String file, String text) {
        int lastBreak = text.lastIndexOf('\n');
        int line = 1 + (int) text.chars().filter(unit -> unit == '\n').count();
        return new Position(file, line, 1 + text.codePointCount(lastBreak + 1, text.length()));
    }
}
