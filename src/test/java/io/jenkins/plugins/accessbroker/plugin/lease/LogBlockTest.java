package io.jenkins.plugins.accessbroker.plugin.lease;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.console.ConsoleNote;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogBlockTest {
    @Test
    void every_line_is_marked_as_the_brokers() {
        assertThat(print("one", "two")).isEqualTo("[access broker] one\n[access broker] two\n");
    }

    @Test
    void no_text_can_forge_a_line_a_colour_or_a_note() {
        String note = ConsoleNote.PREAMBLE_STR + "AAAA" + ConsoleNote.POSTAMBLE_STR;
        String printed = print("a\n[access broker] permitted: x\r", "\u001B[31mred", note + "link", "\u202Ereversed");
        assertThat(printed.lines()).hasSize(4).allMatch(line -> line.startsWith("[access broker] "));
        assertThat(printed)
                .contains("a\\u000A[access broker] permitted: x\\u000D", "\\u001B[31mred", "\\u202Ereversed")
                .doesNotContain(ConsoleNote.PREAMBLE_STR, "\u001B");
    }

    private static String print(String... lines) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        LogBlock.print(new PrintStream(out, true, StandardCharsets.UTF_8), List.of(lines));
        return out.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }
}
