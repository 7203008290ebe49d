package io.jenkins.plugins.accessbroker.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ColourTest {
    @Test
    void is_for_terminals() {
        assertThat(Colour.shows(Map.of(), true)).isTrue();
        assertThat(Colour.shows(Map.of(), false)).isFalse();
    }

    @Test
    void is_turned_off_by_the_environment() {
        assertThat(Colour.shows(Map.of("NO_COLOR", "1"), true)).isFalse();
        assertThat(Colour.shows(Map.of("NO_COLOR", ""), true)).isTrue();
        assertThat(Colour.shows(Map.of("CLICOLOR", "0"), true)).isFalse();
        assertThat(Colour.shows(Map.of("TERM", "dumb"), true)).isFalse();
    }

    @Test
    void is_forced_by_the_environment_unless_that_turns_it_off() {
        assertThat(Colour.shows(Map.of("CLICOLOR_FORCE", "1"), false)).isTrue();
        assertThat(Colour.shows(Map.of("CLICOLOR_FORCE", "0"), false)).isFalse();
        assertThat(Colour.shows(Map.of("CLICOLOR_FORCE", "1", "NO_COLOR", "1"), true))
                .isFalse();
    }
}
