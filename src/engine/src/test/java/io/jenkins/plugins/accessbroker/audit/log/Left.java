package io.jenkins.plugins.accessbroker.audit.log;

import java.util.Arrays;
import java.util.Random;

/** What a loss of power leaves of what was not forced. */
enum Left {
    NOTHING,
    /** The first changes of a directory; any changes of a file, each of them perhaps in part or as zeroes. */
    SOME,
    ALL;

    int of(int changes, Random random) {
        return switch (this) {
            case NOTHING -> 0;
            case ALL -> changes;
            case SOME -> random.nextInt(changes + 1);
        };
    }

    Edit of(Edit edit, Random random) {
        Edit nothing = new Edit.Write(0, new byte[0]);
        return switch (this) {
            case NOTHING -> nothing;
            case ALL -> edit;
            case SOME -> random.nextInt(3) == 0 ? nothing : part(edit, random);
        };
    }

    private static Edit part(Edit edit, Random random) {
        if (edit instanceof Edit.Write write && random.nextBoolean()) {
            int length = random.nextInt(write.bytes().length + 1);
            byte[] first = Arrays.copyOf(write.bytes(), length);
            return new Edit.Write(
                    write.position(), random.nextBoolean() ? first : Arrays.copyOf(first, write.bytes().length));
        }
        return edit;
    }
}
