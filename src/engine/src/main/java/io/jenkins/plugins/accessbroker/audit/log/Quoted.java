package io.jenkins.plugins.accessbroker.audit.log;

/** Input as a message shows it: one line, and not long. */
final class Quoted {
    private static final int MAX_CHARACTERS = 200;

    private Quoted() {}

    static String of(String input) {
        StringBuilder shown = new StringBuilder();
        input.codePoints().limit(MAX_CHARACTERS).forEach(c -> shown.appendCodePoint(plain(c) ? c : '?'));
        return input.codePointCount(0, input.length()) > MAX_CHARACTERS ? shown + "..." : shown.toString();
    }

    private static boolean plain(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> c != '`';
        };
    }
}
