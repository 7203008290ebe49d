package io.jenkins.plugins.accessbroker.text;

import java.util.Optional;

/** Characters that do not show, or do not show as what they are. */
public final class Invisible {
    /** Marks that change the order in which a line is shown, so that it reads as other than it is. */
    private static final int[][] BIDIRECTIONAL = {
        {0x061C, 0x061C}, {0x200E, 0x200F}, {0x202A, 0x202E}, {0x2066, 0x2069},
    };

    /** Characters without a glyph that Unicode does not class as format characters, and what is reserved for such. */
    private static final int[][] BLANK = {
        {0x034F, 0x034F},
        {0x115F, 0x1160},
        {0x17B4, 0x17B5},
        {0x180B, 0x180F},
        {0x2065, 0x2065},
        {0x2800, 0x2800},
        {0x3164, 0x3164},
        {0xFDD0, 0xFDEF},
        {0xFE00, 0xFE0F},
        {0xFFA0, 0xFFA0},
        {0xFFF0, 0xFFF8},
        {0xE0000, 0xE0FFF},
    };

    private Invisible() {}

    /** Why the character is not allowed and what to do, where it is not. */
    public static Optional<String> kind(int point) {
        if (point == '\t') {
            return Optional.of("a tab: use spaces");
        }
        if (point == '\r') {
            return Optional.of("a carriage return without a line feed: end lines with a line feed");
        }
        if (within(BIDIRECTIONAL, point)) {
            return Optional.of("a mark that changes the order in which text is shown: remove it");
        }
        return switch (Character.getType(point)) {
            case Character.CONTROL -> Optional.of("a control character: remove it");
            case Character.FORMAT -> Optional.of("invisible: remove it");
            case Character.SPACE_SEPARATOR ->
                point == ' ' ? Optional.empty() : Optional.of("a space other than U+0020: use a plain space");
            case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                Optional.of("a line break that YAML does not take for one: use a line feed");
            case Character.SURROGATE -> Optional.of("half of a character: remove it");
            case Character.PRIVATE_USE -> Optional.of("for private use and shows differently everywhere: remove it");
            default ->
                within(BLANK, point) || isNoncharacter(point) ? Optional.of("invisible: remove it") : Optional.empty();
        };
    }

    private static boolean isNoncharacter(int point) {
        return (point & 0xFFFE) == 0xFFFE;
    }

    private static boolean within(int[][] ranges, int point) {
        for (int[] range : ranges) {
            if (point >= range[0] && point <= range[1]) {
                return true;
            }
        }
        return false;
    }
}
