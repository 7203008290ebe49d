package io.jenkins.plugins.accessbroker.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A block of the walk-through.
 *
 * @param language what it is: {@code text} of a build's log, or a file's language
 * @param of the job or the file that it is of
 * @param text what is written
 */
record Snippet(String language, String of, String text) {
    private static final Path PAGE = Path.of("docs/try-it-in-jenkins.md");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w+) ([^\n]+)\n(.*?)^```$");
    private static final String REPLAY = "replay of ";

    /** Every block of the page that says what it is of. */
    static List<Snippet> all() {
        try {
            return BLOCK.matcher(Files.readString(PAGE))
                    .results()
                    .map(block -> new Snippet(block.group(1), block.group(2), block.group(3)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether it is of a build's log, and not of a file. */
    boolean isLog() {
        return language.equals("text");
    }

    /** Whether it is of a log of a replay. */
    boolean isReplay() {
        return isLog() && of.startsWith(REPLAY);
    }

    String job() {
        return isReplay() ? of.substring(REPLAY.length()) : of;
    }

    /** A text without what differs from one run to the next. */
    static String comparable(String text) {
        return text.replaceAll("\\d{4}-\\d\\d-\\d\\dT[0-9:]+Z", "<time>")
                .replaceAll("number \\d+", "number <n>")
                .replaceAll("#\\d+", "#<n>")
                .replaceAll("-\\d+-[a-z0-9]{16}\\b", "-<session>");
    }
}
