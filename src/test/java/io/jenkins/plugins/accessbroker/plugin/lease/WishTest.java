package io.jenkins.plugins.accessbroker.plugin.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.accessbroker.request.GrantName;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WishTest {
    @Test
    void names_are_divided_by_commas_and_line_breaks() throws BadParameter {
        assertThat(Wish.of(" a/b, c/d\n e/f ,", null, null, null).grants())
                .containsExactly(new GrantName("a", "b"), new GrantName("c", "d"), new GrantName("e", "f"));
    }

    @Test
    void blank_is_the_same_as_left_out() throws BadParameter {
        Wish wish = Wish.of("a/b", " ", "", "\n");
        assertThat(wish.ttl()).isEmpty();
        assertThat(wish.reason()).isEmpty();
        assertThat(wish.names().wanted()).isEmpty();
    }

    @Test
    void the_request_has_what_was_written() throws BadParameter {
        Wish wish = Wish.of("a/b", "1h30m", "Release", "X=Y");
        assertThat(wish.ttl()).contains(Duration.ofMinutes(90));
        assertThat(wish.reason()).contains("Release");
        assertThat(wish.names().of("x")).isEqualTo("Y");
    }

    @Test
    void more_grants_than_a_block_can_have_are_an_error() {
        String grants = IntStream.rangeClosed(1, Wish.MOST_GRANTS + 1)
                .mapToObj(i -> "a/b" + i)
                .collect(Collectors.joining(","));
        assertThatThrownBy(() -> Wish.of(grants, null, null, null))
                .isInstanceOf(BadParameter.class)
                .hasMessageContaining("`grants`: 17 grants, more than the 16 of one block");
    }

    @Test
    void errors_show_nothing_that_is_not_plain_text() {
        assertThatThrownBy(() -> Wish.of("a/\u001B[31mb\u202E", null, null, null))
                .hasMessageContaining("found `a/\\u001B[31mb\\u202E`");
        assertThatThrownBy(() -> Wish.of("a/b", null, "line\nbreak", null))
                .hasMessageContaining("`reason`: there are control or invisible characters in `line\\u000Abreak`");
    }

    @Test
    void a_parameter_that_is_too_long_is_not_shown() {
        assertThatThrownBy(() -> Wish.of("a/" + "b".repeat(5_000), null, null, null))
                .hasMessageContaining("`grants`: 5002 characters, more than the 4096 allowed")
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(200));
        assertThatThrownBy(() -> Wish.of("a/b", "9".repeat(5_000), null, null))
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(400));
    }
}
