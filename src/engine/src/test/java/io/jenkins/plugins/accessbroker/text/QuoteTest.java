package io.jenkins.plugins.accessbroker.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Untrusted text cannot leave its quotation, its line, or what a reader sees. */
class QuoteTest {
    private static final int CASES = Integer.getInteger("accessbroker.cases", 20_000);

    @ParameterizedTest
    @CsvSource({
        "main, `main`",
        "größe/日本, `größe/日本`",
        "a b, `a b`",
        "\\, `\\`",
        "'', ``",
    })
    void text_that_shows_is_left_as_it_is(String text, String quoted) {
        assertThat(Quote.of(text)).isEqualTo(quoted);
    }

    @Test
    void what_does_not_show_and_the_backquote_are_escaped() {
        assertThat(Quote.of("a\nb\r\t\0`\u001B[31m")).isEqualTo("`a\\u000Ab\\u000D\\u0009\\u0000\\u0060\\u001B[31m`");
        assertThat(Quote.of("\u202Ex\u2066\u200B\uFEFF\u2028\u00AD"))
                .isEqualTo("`\\u202Ex\\u2066\\u200B\\uFEFF\\u2028\\u00AD`");
        assertThat(Quote.of("\uD800 \uDC00 \uE000")).isEqualTo("`\\uD800 \\uDC00 \\uE000`");
        assertThat(Quote.of("\uDB40\uDC41")).isEqualTo("`\\uDB40\\uDC41`");
        assertThat(Quote.of("\uD83D\uDE00")).isEqualTo("`\uD83D\uDE00`");
    }

    @Test
    void long_text_is_cut_between_characters_and_the_rest_is_counted() {
        assertThat(Quote.of("a".repeat(200))).isEqualTo("`" + "a".repeat(200) + "`");
        assertThat(Quote.of("a".repeat(201))).isEqualTo("`" + "a".repeat(200) + "… (1 more characters)`");
        assertThat(Quote.of("a".repeat(199) + "\uD83D\uDE00b"))
                .isEqualTo("`" + "a".repeat(199) + "… (3 more characters)`");
    }

    @Test
    void visible_text_is_whole() {
        assertThat(Quote.visible("a".repeat(500) + "\n\uD83D\uDE00`\uD800"))
                .isEqualTo("a".repeat(500) + "\\u000A\uD83D\uDE00`\\uD800");
    }

    @Test
    void no_text_breaks_out() {
        Random random = new Random(1);
        for (int i = 0; i < CASES; i++) {
            String quoted = Quote.of(text(random));
            assertThat(quoted).startsWith("`").endsWith("`");
            String inner = quoted.substring(1, quoted.length() - 1);
            assertThat(inner.codePoints().allMatch(point -> point != '`' && Quote.isVisible(point)))
                    .as(inner)
                    .isTrue();
            assertThat(inner.length()).isLessThan(Quote.MAX_SHOWN * 6 + 40);
        }
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(300);
        for (int i = 0; i < length; i++) {
            text.append((char) (random.nextBoolean() ? random.nextInt(0x10000) : random.nextInt(0x100)));
        }
        return text.toString();
    }
}
