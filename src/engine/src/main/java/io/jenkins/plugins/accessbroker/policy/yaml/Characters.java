package io.jenkins.plugins.accessbroker.policy.yaml;

import io.jenkins.plugins.accessbroker.policy.Position;
import io.jenkins.plugins.accessbroker.policy.document.Problems;
import java.util.Optional;

/**
 * Which characters a file may have: those that a reviewer sees as what they are, and line breaks. It holds for the whole
 * file, comments too, and for what escapes in double quotes stand for.
 */
final class Characters {
    private Characters() {}

    /** Reports the first such character of each line. */
    static void check(String file, String text, Problems problems) {
        int line = 1;
        int column = 1;
        boolean reported = false;
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            i += Character.charCount(point);
            if (point == '\n') {
                line++;
                column = 1;
                reported = false;
                continue;
            }
            if (!reported && !(point == '\r' && text.startsWith("\n", i))) {
                Optional<String> fault = fault(point);
                fault.ifPresent(new Reporter(problems, new Position(file, line, column))::report);
                reported = fault.isPresent();
            }
            column++;
        }
    }

    /** The first such character that the value has, other than a line break, in words. */
    static Optional<String> faultIn(String value) {
        return value.codePoints()
                .filter(point -> point != '\n')
                .mapToObj(Characters::fault)
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** What is wrong with the character, and what to do. */
    private static Optional<String> fault(int point) {
        if (point >= ' ' && point < 0x7F) {
            return Optional.empty();
        }
        return Invisible.kind(point).map(kind -> name(point) + " is " + kind);
    }

    private static String name(int point) {
        return String.format("the character U+%04X", point);
    }

    /** Reports at one place. */
    private record Reporter(Problems problems, Position at) {
        void report(String fault) {
            problems.add(at, fault);
        }
    }
}
