package io.jenkins.plugins.accessbroker.plugin.record;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShownTest {
    @Test
    void plain_text_is_shown_as_it_is() {
        assertThat(Shown.of("a `b` \u00e9 \u4e00 \ud83d\ude00 <b>")).isEqualTo("a `b` \u00e9 \u4e00 \ud83d\ude00 <b>");
    }

    @Test
    void what_cannot_be_seen_is_shown_as_an_escape() {
        assertThat(Shown.of("a\nb\0\u202e\ud800\udb40\udc41"))
                .isEqualTo("a\\u000Ab\\u0000\\u202E\\uD800\\uDB40\\uDC41");
    }

    @Test
    void what_is_very_long_is_cut_and_counted_without_halving_a_character() {
        String text = "x".repeat(Shown.MAX - 1) + "\ud83d\ude00" + "y".repeat(1_000);

        assertThat(Shown.of(text)).startsWith("xx").contains("\ud83d\ude00\u2026 (1,000 more characters)");
        assertThat(Shown.of("x".repeat(Shown.MAX))).hasSize(Shown.MAX);
        assertThat(Shown.of("\n".repeat(100_000)).length()).isLessThan(Shown.MAX + 100);
    }
}
