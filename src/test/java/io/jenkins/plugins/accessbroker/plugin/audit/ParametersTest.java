package io.jenkins.plugins.accessbroker.plugin.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.accessbroker.audit.index.Kind;
import io.jenkins.plugins.accessbroker.audit.index.Query;
import io.jenkins.plugins.accessbroker.plugin.audit.Parameters.Use;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How the parameters of a search are read. */
class ParametersTest {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    @Test
    void each_kind_is_a_filter_by_its_word() {
        for (Kind kind : Kind.values()) {
            Query query = read(Use.API, kind.word(), "denied").query().orElseThrow();
            assertThat(query.values()).containsExactly(Map.entry(kind, List.of("denied")));
        }
    }

    @Test
    void times_are_counted_from_now_or_stand_for_themselves() {
        assertThat(from("7d")).isEqualTo(Instant.parse("2026-11-16T10:00:00Z"));
        assertThat(from("90m")).isEqualTo(Instant.parse("2026-11-23T08:30:00Z"));
        assertThat(from("2026-11-20")).isEqualTo(Instant.parse("2026-11-20T00:00:00Z"));
        assertThat(from("2026-11-20T01:02:03.5Z")).isEqualTo(Instant.parse("2026-11-20T01:02:03.5Z"));
    }

    @Test
    void what_is_no_time_is_told_with_what_was_expected() {
        for (String text :
                List.of("now", "7", "-7d", "99999d", "2026-13-01", "+1000000000-12-31T23:59:59Z", "1960-01-01")) {
            assertThat(read(Use.API, "from", text).problems())
                    .as(text)
                    .extracting(ParameterProblem::text)
                    .containsExactly("`from`: expected " + Times.FORM + ", found `" + text + "`");
        }
    }

    @Test
    void values_are_bounded() {
        assertThat(problems("job", "x".repeat(1_025)))
                .containsExactly("`job`: expected at most 1024 characters, found 1025");
        assertThat(problems("words", "a\u0000b"))
                .containsExactly("`words`: expected a text without control characters, found `a\\u0000b`");
        String[] many = IntStream.range(0, 21).mapToObj(at -> "job" + at).toArray(String[]::new);
        assertThat(problems("job", many)).containsExactly("`job`: expected at most 20 values, found 21");
        assertThat(problems("from", "1d", "2d")).containsExactly("`from`: expected one value, found 2");
    }

    @Test
    void an_empty_field_of_the_form_is_not_given_and_an_empty_parameter_of_a_program_is_wrong() {
        assertThat(read(Use.PAGE, "grant", "").query()).isPresent();
        assertThat(read(Use.API, "grant", "").query()).isEmpty();
        assertThat(read(Use.EXPORT, "grant", "").query()).isEmpty();
    }

    @Test
    void the_query_string_is_what_was_given() {
        Map<String, String[]> given = new LinkedHashMap<>();
        given.put("job", new String[] {"a b", "c&d=e"});
        given.put("from", new String[] {"7d"});
        given.put("before", new String[] {"9"});
        Asked asked = Parameters.read(given, Use.PAGE, NOW);
        assertThat(asked.all()).isEqualTo("job=a+b&job=c%26d%3De&from=7d&before=9");
        assertThat(asked.filters()).isEqualTo("job=a+b&job=c%26d%3De&from=7d");
    }

    private static Instant from(String text) {
        return read(Use.API, "from", text).query().orElseThrow().from().orElseThrow();
    }

    private static List<String> problems(String name, String... values) {
        return read(Use.API, name, values).problems().stream()
                .map(ParameterProblem::text)
                .toList();
    }

    private static Asked read(Use use, String name, String... values) {
        return Parameters.read(Map.of(name, Arrays.copyOf(values, values.length)), use, NOW);
    }
}
