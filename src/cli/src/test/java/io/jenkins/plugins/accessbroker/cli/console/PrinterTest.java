package io.jenkins.plugins.accessbroker.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PrinterTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Test
    void lets_no_text_move_the_cursor_or_begin_a_line() {
        printer(false).line("a\u001b[2Jb\nc\rd\u202ee\t\u0085");

        assertThat(text()).isEqualTo("a\\u001B[2Jb\\u000Ac\\u000Dd\\u202Ee\\u0009\\u0085\n");
    }

    @Test
    void keeps_what_is_visible() {
        printer(false).line("Größe `日本` 😀 \\");

        assertThat(text()).isEqualTo("Größe `日本` 😀 \\\n");
    }

    @Test
    void paints_the_head_of_a_line_and_not_what_the_text_asks_for() {
        printer(true).line(Style.BAD, "no\u001b[0m", " rest");

        assertThat(text()).isEqualTo("\u001b[31mno\\u001B[0m\u001b[0m rest\n");
    }

    @Test
    void has_no_colour_where_it_is_off() {
        printer(false).line(Style.GOOD_HEADING, "fine");

        assertThat(text()).isEqualTo("fine\n");
    }

    @Test
    void marks_an_error_of_several_lines_once() {
        printer(false).error("two things:\n  one\n  two");

        assertThat(text()).isEqualTo("access-broker: two things:\n  one\n  two\n");
    }

    @Test
    void notices_that_nobody_reads() {
        Printer closed = new Printer(new PrintStream(new Closed(), true, StandardCharsets.UTF_8), false);
        assertThat(closed.failed()).isFalse();
        closed.line("x");

        assertThat(closed.failed()).isTrue();
    }

    private Printer printer(boolean colour) {
        return new Printer(new PrintStream(bytes, true, StandardCharsets.UTF_8), colour);
    }

    private String text() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static final class Closed extends OutputStream {
        @Override
        public void write(int one) throws java.io.IOException {
            throw new java.io.IOException("broken pipe");
        }
    }
}
