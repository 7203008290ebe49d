package io.jenkins.plugins.accessbroker.policy.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a pattern matches: by a table of cases, and against a matcher made another way. */
class GlobTest {
    private static final int CASES = Integer.getInteger("accessbroker.cases", 20_000);

    static Stream<String> table() throws IOException {
        return Files.readAllLines(Path.of(System.getProperty("accessbroker.testdata"), "globs", "cases.txt")).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"));
    }

    @ParameterizedTest
    @MethodSource("table")
    void matches_as_the_table_says(String line) {
        String[] columns = line.split(" +\\| +", -1);
        assertThat(columns).hasSize(3);
        assertThat(columns[2]).isIn("yes", "no");
        assertThat(Glob.of(columns[0]).matches(columns[1].strip())).isEqualTo(columns[2].equals("yes"));
    }

    @Test
    void matches_what_an_independent_matcher_matches() {
        for (int i = 0; i < CASES; i++) {
            Random random = new Random(i);
            String pattern = pattern(random);
            String text = random.nextInt(4) == 0 ? text(random) : instance(pattern, random);
            assertThat(Glob.of(pattern).matches(text))
                    .as("seed %d: pattern `%s` and text `%s`", i, pattern, text)
                    .isEqualTo(translated(pattern).matcher(text).matches());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "payments/deploy, payments, true",
        "payments/deploy, payments/deploy, false",
        "payments/deploy, pay, false",
        "payments/deploy, payments/deploy/main, false",
        "payments/**, payments, true",
        "payments/**, payments/a/b, true",
        "payments/*, payments, true",
        "payments/*, payments/a, false",
        "*/deploy, payments, true",
        "*/deploy, payments/a, false",
        "pay*, payments, false",
        "**/deploy, any/folder, true",
        "**, any, true",
        "a/**/b, a, true",
        "a/**/b, b, false"
    })
    void something_below_a_prefix_could_match(String pattern, String prefix, boolean could) {
        assertThat(Glob.of(pattern).couldMatchBelow(prefix)).isEqualTo(could);
    }

    @Test
    void something_below_a_prefix_could_match_if_and_only_if_some_text_does() {
        int could = 0;
        for (int i = 0; i < CASES / 10; i++) {
            Random random = new Random(i);
            String pattern = pattern(random);
            String whole = random.nextInt(4) == 0 ? text(random) : instance(pattern, random);
            int slash = whole.indexOf('/', random.nextInt(whole.length() + 1));
            String prefix = slash < 0 ? whole : whole.substring(0, slash);
            Pattern expected = translated(pattern);
            boolean some = prefix.length() + 1 < whole.length()
                            && expected.matcher(whole).matches()
                    || below(pattern)
                            .anyMatch(rest ->
                                    expected.matcher(prefix + "/" + rest).matches());
            could += some ? 1 : 0;
            assertThat(Glob.of(pattern).couldMatchBelow(prefix))
                    .as("seed %d: pattern `%s` below `%s`", i, pattern, prefix)
                    .isEqualTo(some);
        }
        assertThat(could).isBetween(CASES / 100, CASES / 10 - CASES / 100);
    }

    /** Texts of which one must match below a prefix if any does: the shortest ways to go on from any place of a pattern. */
    private static Stream<String> below(String pattern) {
        String plain = pattern.replace("**", "a").replace("*", "");
        String filled = pattern.replace("**", "a").replace("*", "a");
        return Stream.of(plain, filled)
                .flatMap(text -> IntStream.range(0, text.length()).mapToObj(text::substring))
                .filter(rest -> !rest.startsWith("/"));
    }

    @Test
    void a_pattern_full_of_stars_is_matched_in_one_walk_over_a_long_text() {
        String text = "a".repeat(100_000);
        assertThat(Glob.of("*a".repeat(256)).matches(text)).isTrue();
        assertThat(Glob.of("*a".repeat(255) + "*b").matches(text)).isFalse();
        String path = "a/".repeat(50_000) + "a";
        assertThat(Glob.of("**/a/".repeat(100) + "a").matches(path)).isTrue();
        assertThat(Glob.of("**/a/".repeat(100) + "b").matches(path)).isFalse();
        assertThat(Glob.of("**/*/".repeat(100) + "**").matches(path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "a/", "/a", "a//b", "a**", "**a", "***", "a?", "[a]", "{a}", "a\\b", "!a"})
    void what_is_no_pattern_is_not_compiled(String text) {
        assertThat(Glob.problem(text)).isPresent();
        assertThatThrownBy(() -> Glob.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(Glob.problem(text).orElseThrow());
    }

    @Test
    void a_pattern_has_at_most_512_characters() {
        assertThat(Glob.problem("a".repeat(512))).isEmpty();
        assertThat(Glob.problem("a".repeat(513))).contains("the pattern has 513 characters, more than the 512 allowed");
    }

    @Test
    void patterns_are_equal_by_their_text() {
        assertThat(Glob.of("a/*"))
                .isEqualTo(Glob.of("a/*"))
                .hasSameHashCodeAs(Glob.of("a/*"))
                .hasToString("a/*");
        assertThat(Glob.of("a/*")).isNotEqualTo(Glob.of("a/**"));
        assertThat(Glob.of("a/b").isLiteral()).isTrue();
        assertThat(Glob.of("a/*").isLiteral()).isFalse();
    }

    /** The pattern as a regular expression, segment by segment. */
    private static Pattern translated(String pattern) {
        String[] segments = pattern.split("/");
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < segments.length; i++) {
            boolean last = i == segments.length - 1;
            if (!segments[i].equals("**")) {
                for (char c : segments[i].toCharArray()) {
                    regex.append(c == '*' ? "[^/]*" : Pattern.quote(String.valueOf(c)));
                }
                regex.append(last ? "" : "/");
            } else {
                regex.append(last ? ".*" : "(?:.*/)?");
            }
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }

    private static String pattern(Random random) {
        StringBuilder pattern = new StringBuilder();
        int segments = 1 + random.nextInt(4);
        for (int i = 0; i < segments; i++) {
            pattern.append(i == 0 ? "" : "/").append(random.nextInt(3) == 0 ? "**" : segment(random));
        }
        return pattern.toString();
    }

    private static String segment(Random random) {
        StringBuilder segment = new StringBuilder();
        int length = 1 + random.nextInt(3);
        for (int i = 0; i < length; i++) {
            boolean star = random.nextInt(3) == 0 && !segment.toString().endsWith("*");
            segment.append(star ? '*' : (char) ('a' + random.nextInt(2)));
        }
        return segment.toString();
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(10);
        for (int i = 0; i < length; i++) {
            text.append("ab/\n".charAt(random.nextInt(random.nextInt(20) == 0 ? 4 : 3)));
        }
        return text.toString();
    }

    /** A text that the pattern is likely to match, or to miss by little. */
    private static String instance(String pattern, Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c != '*') {
                text.append(random.nextInt(30) == 0 ? 'b' : c);
            } else if (random.nextBoolean()) {
                text.append(text(random));
            }
        }
        return text.toString();
    }

    /** The form has no word on length; everything else about a pattern is in it. */
    @Test
    void its_form_is_what_is_no_problem() {
        Random random = new Random(7);
        List<String> parts = List.of("*", "**", "/", "a", "bc", "?", "é", ".");
        int right = 0;
        for (int i = 0; i < 20_000; i++) {
            StringBuilder pattern = new StringBuilder();
            for (int j = random.nextInt(8); j >= 0; j--) {
                pattern.append(parts.get(random.nextInt(parts.size())));
            }
            String text = pattern.toString();
            assertThat(Glob.FORM.matcher(text).matches()).as(text).isEqualTo(isRight(text));
            assertThat(Glob.problem(text).isEmpty()).as(text).isEqualTo(isRight(text));
            right += isRight(text) ? 1 : 0;
        }
        assertThat(right).isBetween(1_000, 19_000);
        assertThat(Glob.problem("*a".repeat(256))).isEmpty();
        assertThat(Glob.problem("a/".repeat(255) + "aa")).isEmpty();
    }

    private static boolean isRight(String text) {
        return !text.contains("?")
                && Stream.of(text.split("/", -1))
                        .allMatch(part -> part.equals("**") || !part.isEmpty() && !part.contains("**"));
    }
}
