package io.jenkins.plugins.accessbroker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Goes through {@code docs/writing-policies.md} from its first line to its last: writes each file, runs each command, and
 * compares what it prints with the text that follows, up to a line of three dots.
 */
class WritingPoliciesIT {
    private static final Path PAGE =
            Jar.TESTDATA.toAbsolutePath().normalize().resolveSibling("docs/writing-policies.md");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w+)(?: (\\S+))?\\n(.*?)^```$");
    private static final Pattern EXIT = Pattern.compile(".*  # exits with (\\d)");

    @TempDir
    Path folder;

    @Test
    void every_step_works_as_it_stands() throws Exception {
        Approvers.assumeKeygen();
        List<MatchResult> blocks =
                BLOCK.matcher(Files.readString(PAGE)).results().toList();
        assertThat(blocks).hasSizeGreaterThan(10);
        try (Jar jar = new Jar(folder)) {
            for (String name : List.of(
                    "policies/payments.yaml",
                    "policies/payments.test.yaml",
                    "policies/platform.yaml",
                    "boundaries/everybody.yaml")) {
                Files.delete(folder.resolve(name));
            }
            String printed = "";
            for (MatchResult block : blocks) {
                switch (block.group(1)) {
                    case "yaml" -> write(block.group(2), block.group(3));
                    case "sh" -> printed = run(jar, block.group(3));
                    case "text" -> compare(printed, block.group(3));
                    default -> throw new AssertionError("unknown kind of block: " + block.group(1));
                }
            }
        }
    }

    /** Runs each line; the output of the last is what a text after it shows. */
    private static String run(Jar jar, String lines) throws Exception {
        String printed = "";
        for (String line :
                lines.lines().filter(line -> !line.startsWith("alias ")).toList()) {
            Jar.Result result = jar.shell(line);
            var exit = EXIT.matcher(line);
            assertThat(result.code())
                    .as(line + "\n" + result.out() + result.err())
                    .isEqualTo(exit.matches() ? Integer.parseInt(exit.group(1)) : 0);
            printed = result.out() + result.err();
        }
        return printed;
    }

    private static void compare(String printed, String text) {
        if (text.endsWith("\n...\n")) {
            assertThat(printed).startsWith(text.substring(0, text.length() - "...\n".length()));
        } else {
            assertThat(printed).isEqualTo(text);
        }
    }

    private void write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
