package io.jenkins.plugins.accessbroker.policy.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.accessbroker.Cases;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Exact algebra of patterns: by cases, against all short names, and against hostile patterns. */
class GlobAlgebraTest {
    private static final List<String> NAMES = names();
    /** Names up to this length are all tried; {@code x} and {@code y} are in no pattern. */
    private static final int LONGEST = 6;

    private final Map<String, BitSet> matched = new HashMap<>();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a          | a              |",
                "a          | b              | a",
                "a/*        | a/**           |",
                "a/**       | a/*            | a/x/x",
                "a/**       | a/* a/*/**     |",
                "**         | * */**         |",
                "**         | * */* */*/*    | x/x/x/x",
                "**         | **/a           | x",
                "**/deploy  | */deploy       | deploy",
                "**/deploy  | deploy */deploy | x/x/deploy",
                "a/**/z     | a/z a/*/z      | a/x/x/z",
                "a/**/z     | a/**           |",
                "a/**       | a/**/z         | a/x",
                "*ab*       | *a*            |",
                "*ab*       | *a*b*          |",
                "*a*b*      | *ab*           | xaxb",
                "*a*        | *aa* a         | xa",
                "a*b        | ab a*xb        | ayb",
                "**/**      | **             |",
                "**         | **/**          |",
                "**/*       | **             |",
                "*/**       | **/*/*         |",
                "**/*/*     | */**           |",
                "release/*  | release/1*     | release/x",
                "a b/*      | *              | b/x",
                "A          | a              | A",
            })
    void says_what_is_not_covered(String inner, String outer, String name) throws Exception {
        assertThat(GlobAlgebra.difference(globs(inner), globs(outer), Effort.ofOneComparison()))
                .isEqualTo(Optional.ofNullable(name));
        assertThat(GlobAlgebra.covers(globs(outer), globs(inner), Effort.ofOneComparison()))
                .isEqualTo(name == null);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a*         | *b          | axb",
                "aba*       | *bab        | abaxbab",
                "a/*        | */b         | a/b",
                "a          | b           |",
                "a/**       | **/b        | a/xb",
                "*/b        | a           |",
                "**/a/**    | **/b/**     | xa/xa/b/x",
            })
    void says_what_two_sets_share(String left, String right, String name) throws Exception {
        Optional<String> found = GlobAlgebra.intersection(globs(left), globs(right), Effort.ofOneComparison());
        assertThat(found.isPresent()).isEqualTo(name != null);
    }

    @Test
    void agrees_with_all_short_names() throws Exception {
        int found = 0;
        int none = 0;
        int cases = Cases.count(20_000) / 2;
        for (int seed = 0; seed < cases; seed++) {
            Random random = new Random(seed);
            List<List<Glob>> inEach = new ArrayList<>(List.of(set(random, 2)));
            if (random.nextInt(3) == 0) {
                inEach.add(set(random, 2));
            }
            List<Glob> inNone = random.nextInt(8) == 0 ? List.of() : set(random, 5);
            Optional<String> name = GlobAlgebra.find(inEach, inNone, Effort.ofOneComparison());
            BitSet expected = expected(inEach, inNone);
            String what = "seed " + seed + ": in each of " + inEach + " and not in " + inNone;
            if (name.isEmpty()) {
                none++;
                assertThat(expected.stream().mapToObj(NAMES::get).limit(3).toList())
                        .as(what)
                        .isEmpty();
            } else {
                found++;
                assertThat(inEach).as(what).allMatch(set -> matches(set, name.get()));
                assertThat(matches(inNone, name.get())).as(what).isFalse();
                assertThat(name.get())
                        .as(what)
                        .doesNotStartWith("/")
                        .doesNotEndWith("/")
                        .doesNotContain("//");
            }
        }
        assertThat(found).isGreaterThan(cases / 10);
        assertThat(none).isGreaterThan(cases / 10);
    }

    /** Patterns whose usual automata have a state for each of 2^200 sets. */
    @Test
    void stars_within_segments_never_entangle() throws Exception {
        List<Glob> outer = IntStream.range(0, 200)
                .mapToObj(i -> Glob.of("*" + (char) ('a' + i % 26) + i + "*"))
                .toList();
        Glob inner = Glob.of("*a*b*c*d*e*f*g*h*i*j*k*l*m*n*o*p*q*r*s*t*");
        assertThat(GlobAlgebra.difference(List.of(inner), outer, Effort.ofOneComparison()))
                .isPresent();
        List<Glob> all =
                Stream.concat(outer.stream(), Stream.of(Glob.of("*t*"))).toList();
        assertThat(GlobAlgebra.covers(all, List.of(inner), Effort.ofOneComparison()))
                .isTrue();
    }

    @Test
    void patterns_of_full_length_are_compared() throws Exception {
        Glob stars = Glob.of("*a".repeat(256));
        assertThat(GlobAlgebra.covers(List.of(Glob.of("*a*ba")), List.of(stars), Effort.ofOneComparison()))
                .isFalse();
        assertThat(GlobAlgebra.covers(List.of(Glob.of("*a*a")), List.of(stars), Effort.ofOneComparison()))
                .isTrue();
        assertThat(GlobAlgebra.covers(List.of(stars), List.of(Glob.of("*a".repeat(255))), Effort.ofOneComparison()))
                .isFalse();
        Glob deep = Glob.of("**/a/".repeat(100) + "a");
        assertThat(GlobAlgebra.covers(List.of(Glob.of("**/a")), List.of(deep), Effort.ofOneComparison()))
                .isTrue();
        assertThat(GlobAlgebra.difference(List.of(Glob.of("**")), lengths(256), Effort.ofOneComparison()))
                .contains("x/".repeat(256) + "x");
    }

    /** Whether a name that says which of many folders are deep fits none of many patterns is as hard as anything in NP. */
    @Test
    void entangled_patterns_end_in_an_error() {
        int folders = 24;
        Random random = new Random(1);
        List<Glob> clauses =
                IntStream.range(0, 102).mapToObj(i -> clause(folders, random)).toList();
        StringBuilder inner = new StringBuilder("**");
        for (int i = 0; i < folders; i++) {
            inner.append("/f").append(i).append("/**");
        }
        assertThatThrownBy(() -> GlobAlgebra.covers(clauses, List.of(Glob.of(inner + "/z")), new Effort(200_000)))
                .isInstanceOfSatisfying(
                        ComparisonFault.class,
                        fault -> assertThat(fault.reason()).isEqualTo(ComparisonFault.Reason.TOO_ENTANGLED))
                .hasMessageContaining("use fewer, simpler ones");
    }

    @Test
    void names_that_are_too_long_are_not_given() {
        List<Glob> left = List.of(Glob.of("a".repeat(510) + "*"));
        List<Glob> right = List.of(Glob.of("*" + "b".repeat(510)));
        List<Glob> third = List.of(Glob.of("*" + "c".repeat(100) + "*"));
        assertThatThrownBy(() -> GlobAlgebra.find(List.of(left, right, third), List.of(), Effort.ofOneComparison()))
                .isInstanceOfSatisfying(
                        ComparisonFault.class,
                        fault -> assertThat(fault.reason()).isEqualTo(ComparisonFault.Reason.NAMES_TOO_LONG));
    }

    @Test
    void a_letter_that_no_pattern_has_is_found_among_rare_ones() throws Exception {
        List<Glob> plain = "abcdefghijklmnopqrstuvwxyz0123456789"
                .chars()
                .mapToObj(unit -> Glob.of("*" + (char) unit + "*"))
                .toList();
        assertThat(GlobAlgebra.difference(List.of(Glob.of("*")), plain, Effort.ofOneComparison()))
                .contains("A");
    }

    private static Glob clause(int folders, Random random) {
        int[] wanted = new int[folders];
        for (int i = 0; i < 3; i++) {
            wanted[random.nextInt(folders)] = 1 + random.nextInt(2);
        }
        StringBuilder pattern = new StringBuilder("**");
        for (int i = 0; i < folders; i++) {
            pattern.append("/f").append(i).append(wanted[i] == 0 ? "/**" : wanted[i] == 1 ? "" : "/*/**");
        }
        return Glob.of(pattern + "/z");
    }

    private static List<Glob> lengths(int most) {
        return IntStream.range(0, most)
                .mapToObj(i -> Glob.of("*/".repeat(i) + "*"))
                .toList();
    }

    private BitSet expected(List<List<Glob>> inEach, List<Glob> inNone) {
        BitSet names = new BitSet();
        names.set(0, NAMES.size());
        for (List<Glob> set : inEach) {
            BitSet any = new BitSet();
            set.forEach(glob -> any.or(matched(glob)));
            names.and(any);
        }
        inNone.forEach(glob -> names.andNot(matched(glob)));
        return names;
    }

    private BitSet matched(Glob glob) {
        return matched.computeIfAbsent(glob.pattern(), pattern -> {
            BitSet names = new BitSet();
            IntStream.range(0, NAMES.size())
                    .filter(i -> glob.matches(NAMES.get(i)))
                    .forEach(names::set);
            return names;
        });
    }

    private static boolean matches(List<Glob> set, String name) {
        return set.stream().anyMatch(glob -> glob.matches(name));
    }

    private static List<Glob> set(Random random, int most) {
        return IntStream.rangeClosed(0, random.nextInt(most))
                .mapToObj(i -> glob(random))
                .toList();
    }

    private static Glob glob(Random random) {
        List<String> segments = List.of("*", "**", "a", "b", "a*", "*a", "*b", "a*b", "*a*", "ab", "**", "*");
        StringBuilder pattern = new StringBuilder();
        for (int i = random.nextInt(3); i >= 0; i--) {
            pattern.append(pattern.isEmpty() ? "" : "/").append(segments.get(random.nextInt(segments.size())));
        }
        return Glob.of(pattern.toString());
    }

    private static List<Glob> globs(String patterns) {
        return Stream.of(patterns.strip().split(" +")).map(Glob::of).toList();
    }

    /** Every name of up to {@link #LONGEST} characters, empty segments included. */
    private static List<String> names() {
        List<String> all = new ArrayList<>();
        List<String> longest = List.of("");
        for (int i = 0; i < LONGEST; i++) {
            longest = longest.stream()
                    .flatMap(name -> Stream.of("a", "b", "x", "/").map(letter -> name + letter))
                    .toList();
            all.addAll(longest);
        }
        return all;
    }
}
