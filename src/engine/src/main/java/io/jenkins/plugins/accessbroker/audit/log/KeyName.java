package io.jenkins.plugins.accessbroker.audit.log;

/** The name of a key, which is also the origin of its log. */
public final class KeyName {
    /** A bound of this program: neither C2SP page gives one. */
    public static final int MAX_CHARACTERS = 255;

    private static final char NEXT_LINE = '\u0085';

    private KeyName() {}

    /** Whether a key may have the name: C2SP signed-note, "Format"; control characters are left out too. */
    public static boolean valid(String name) {
        return !name.isEmpty()
                && name.length() <= MAX_CHARACTERS
                && name.indexOf('+') < 0
                && name.codePoints().noneMatch(KeyName::spaceOrControl);
    }

    private static boolean spaceOrControl(int c) {
        return Character.isSpaceChar(c)
                || Character.isWhitespace(c)
                || Character.isISOControl(c)
                || c == NEXT_LINE
                || Character.getType(c) == Character.SURROGATE;
    }
}
