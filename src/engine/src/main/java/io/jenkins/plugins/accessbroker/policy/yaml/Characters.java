package io.jenkins.plugins.accessbroker.policy.yaml;

import io.jenkins.plugins.accessbroker.policy.document.Position;
import io.jenkins.plugins.accessbroker.policy.document.Problems;
import io.jenkins.plugins.accessbroker.text.Invisible;
import java.util.Optional;

/**
 * Which characters a file may have: those that a reviewer sees as what they are, and line breaks. It holds for the whole
 * file, comments too, and for what escapes in double quotes stand for.
 */
final class Characters {
    private Characters() {}

    /** Reports the first character of each line that the file may not have. */
    static void check(String file, String text, Problems problems) {
        int line = 1;
        int start = 0;
        while (start < text.length()) {
            int end = text.indexOf('\n', start);
            boolean last = end < 0;
            int stop = last ? text.length() : end;
            if (!last && stop > start && text.charAt(stop - 1) == '\r') {
                stop--;
            }
            checkLine(new Position(file, line, 1), text.substring(start, stop), problems);
            start = last ? text.length() : end + 1;
            line++;
        }
    }

    /** The first character of a value, line breaks apart, that a file may not have, in words. */
    static Optional<String> faultIn(String value) {
        for (int next = 0; next < value.length(); ) {
            int point = value.codePointAt(next);
            next += Character.charCount(point);
            Optional<String> fault = point == '\n' || isPlain(point) ? Optional.empty() : fault(point);
            if (fault.isPresent()) {
                return fault;
            }
        }
        return Optional.empty();
    }

    private static void checkLine(Position start, String line, Problems problems) {
        int column = 0;
        int next = 0;
        while (next < line.length()) {
            int point = line.codePointAt(next);
            next += Character.charCount(point);
            column++;
            if (isPlain(point)) {
                continue;
            }
            Optional<String> fault = fault(point);
            if (fault.isPresent()) {
                problems.add(new Position(start.file(), start.line(), column), fault.get());
                return;
            }
        }
    }

    private static boolean isPlain(int point) {
        return point >= ' ' && point < 0x7F;
    }

    /** What is wrong with the character, and what to do. */
    private static Optional<String> fault(int point) {
        return Invisible.kind(point).map(kind -> String.format("the character U+%04X is %s", point, kind));
    }
}
