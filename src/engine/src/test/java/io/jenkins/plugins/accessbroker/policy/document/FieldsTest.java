package io.jenkins.plugins.accessbroker.policy.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.accessbroker.policy.Position;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A mapping is read strictly, whoever reads it. */
class FieldsTest {
    private final Problems problems = new Problems();

    @Test
    void values_are_had_by_their_keys() {
        Fields fields = fields(entry("a", text("x")), entry("b", list(text("y"), text("z"))), entry("c", mapping()));
        assertThat(fields.required("a", "a text")).map(Node.Scalar::text).contains("x");
        assertThat(fields.optional("a", "a text")).isPresent();
        assertThat(fields.list("b", "texts").orElseThrow())
                .extracting(Node.Scalar::text)
                .containsExactly("y", "z");
        assertThat(fields.requiredMapping("c", "keys").orElseThrow().what()).isEqualTo("thing `t`: `c`");
        assertThat(fields.optional("d", "a text")).isEmpty();
        assertThat(fields.list("d", "texts")).isEmpty();
        assertThat(fields.mapping("d", "keys")).isEmpty();
        fields.done();
        assertThat(problems.isEmpty()).isTrue();
    }

    @Test
    void what_is_missing_is_reported_where_the_mapping_stands() {
        Fields fields = fields(entry("b", text("x")));
        assertThat(fields.required("a", "a text")).isEmpty();
        assertThat(fields.requiredMapping("c", "keys")).isEmpty();
        assertThat(lines())
                .containsExactly(
                        "f:1:1: thing `t` has no `a`: add `a: ...` with a text",
                        "f:1:1: thing `t` has no `c`: add `c: ...` with keys");
        assertThat(fields.at("a")).isEqualTo(fields.at());
        assertThat(fields.at("b")).hasToString("f:2:2");
    }

    @Test
    void wrong_kinds_are_reported_with_what_was_found() {
        Fields fields = fields(
                entry("list", list(text("x"))),
                entry("map", mapping()),
                entry("text", text("x")),
                entry("no", nothing()));
        assertThat(fields.required("list", "a text")).isEmpty();
        assertThat(fields.optional("map", "a text")).isEmpty();
        assertThat(fields.list("text", "texts")).isEmpty();
        assertThat(fields.mapping("no", "keys")).isEmpty();
        assertThat(lines())
                .containsExactly(
                        "f:3:3: `list`: expected a text, found a list",
                        "f:3:3: `map`: expected a text, found a mapping",
                        "f:3:3: `text`: expected a list of texts, found a single value",
                        "f:3:3: thing `t`: `no`: expected keys, found nothing");
    }

    @Test
    void texts_are_bounded_and_on_one_line() {
        Fields fields = fields(
                entry("a", text("x".repeat(1_025))),
                entry("b", text("x".repeat(11))),
                entry("c", new Node.Scalar("x\ny", true, at(3, 3))),
                entry("d", new Node.Scalar(" x", true, at(3, 3))),
                entry("e", new Node.Scalar("", true, at(3, 3))),
                entry("f", text("x".repeat(1_024))));
        assertThat(fields.required("a", "a text")).isEmpty();
        assertThat(fields.required("b", "a text", 10)).isEmpty();
        assertThat(fields.required("c", "a text")).isEmpty();
        assertThat(fields.required("d", "a text")).isEmpty();
        assertThat(fields.required("e", "a text")).isEmpty();
        assertThat(fields.required("f", "a text")).isPresent();
        assertThat(lines())
                .containsExactly(
                        "f:3:3: `a`: expected a text of at most 1024 characters, found 1025 characters",
                        "f:3:3: `b`: expected a text of at most 10 characters, found 11 characters",
                        "f:3:3: `c`: expected a text on one line, found a line break",
                        "f:3:3: `d`: expected a text, found a space at its start or end",
                        "f:3:3: `e`: expected a text, found empty text");
    }

    @Test
    void lists_are_bounded_not_empty_and_without_doubles() {
        Node[] many = IntStream.range(0, 257).mapToObj(i -> text("x" + i)).toArray(Node[]::new);
        Fields fields = fields(
                entry("a", list()),
                entry("b", list(many)),
                entry("c", list(text("x"), text("x"))),
                entry("d", list(mapping(), nothing())),
                entry("e", list(Arrays.copyOf(many, 256))));
        assertThat(fields.list("a", "texts")).isEmpty();
        assertThat(fields.list("b", "texts")).isEmpty();
        assertThat(fields.list("c", "texts")).isEmpty();
        assertThat(fields.list("d", "texts")).isEmpty();
        assertThat(fields.list("e", "texts").orElseThrow()).hasSize(256);
        assertThat(lines())
                .containsExactly(
                        "f:3:3: `a`: expected a list of texts, found an empty list",
                        "f:3:3: `b`: expected a list of texts with at most 256 entries, found 257 entries",
                        "f:3:3: `x` is in `c` twice: remove one",
                        "f:3:3: an entry of `d`: expected a single value, found a mapping",
                        "f:3:3: an entry of `d`: expected a single value, found nothing");
    }

    @Test
    void keys_that_nobody_asked_for_are_unknown() {
        Fields fields = fields(entry("role", text("x")), entry("rol", text("x")), entry("other", text("x\u202E")));
        fields.optional("role", "a role");
        fields.optional("ttl", "a ttl");
        fields.done();
        assertThat(lines())
                .containsExactly(
                        "f:2:2: unknown key `other` in thing `t`: expected one of `role`, `ttl`",
                        "f:2:2: unknown key `rol` in thing `t`: did you mean `role`");
    }

    @Test
    void all_keys_count_as_asked_for_once_all_were_asked_for() {
        Fields fields = fields(entry("a", text("x")), entry("b", text("x")));
        assertThat(fields.all()).hasSize(2);
        assertThat(fields.isEmpty()).isFalse();
        fields.done();
        assertThat(problems.isEmpty()).isTrue();
    }

    @Test
    void a_found_value_is_quoted() {
        Fields fields = fields();
        fields.wrong(new Node.Scalar("a`\u202E", true, at(3, 3)), "key", "a word");
        fields.problem(at(4, 4), "other");
        assertThat(lines()).containsExactly("f:3:3: `key`: expected a word, found `a\\u0060\\u202E`", "f:4:4: other");
        assertThat(fields.isEmpty()).isTrue();
    }

    @Test
    void a_root_that_is_no_mapping_is_reported() {
        assertThat(Fields.root("the file", list(), problems)).isEmpty();
        assertThat(Fields.root("the file", mapping(), problems)).isPresent();
        assertThat(lines()).containsExactly("f:3:3: the file: expected a mapping of keys to values, found a list");
    }

    @Test
    void past_a_hundred_problems_the_rest_is_counted() {
        for (int i = 150; i > 0; i--) {
            problems.add(at(i, 1), "wrong");
        }
        assertThat(problems.count()).isEqualTo(150);
        assertThat(problems.sorted()).hasSize(101).startsWith(new Problem(at(51, 1), "wrong"));
        assertThat(lines().get(100)).isEqualTo("f:150:1: 50 more problems are not shown: mend these 100 first");
    }

    @Test
    void a_suggestion_is_the_nearest_word_or_all() {
        List<String> words = List.of("user", "timer", "scm");
        assertThat(Suggestion.among(words, "usr")).isEqualTo(": did you mean `user`");
        assertThat(Suggestion.among(words, "cron")).isEqualTo(": expected one of `scm`, `timer`, `user`");
        assertThat(Suggestion.among(List.of(), "cron")).isEqualTo(": none is known");
        List<String> many = IntStream.range(10, 30).mapToObj(i -> "word-" + i).toList();
        assertThat(Suggestion.among(many, "x"))
                .startsWith(": expected one of `word-10`, ")
                .endsWith(" and 4 more");
    }

    private List<String> lines() {
        return problems.sorted().stream().map(Problem::toString).toList();
    }

    private Fields fields(Node.Entry... entries) {
        return new Fields("thing `t`", new Node.Mapping(List.of(entries), at(1, 1)), problems);
    }

    private static Node.Entry entry(String key, Node value) {
        return new Node.Entry(new Node.Scalar(key, false, at(2, 2)), value);
    }

    private static Node text(String text) {
        return new Node.Scalar(text, false, at(3, 3));
    }

    private static Node nothing() {
        return text("");
    }

    private static Node list(Node... items) {
        return new Node.Sequence(List.of(items), at(3, 3));
    }

    private static Node mapping() {
        return new Node.Mapping(List.of(), at(3, 3));
    }

    private static Position at(int line, int column) {
        return new Position("f", line, column);
    }
}
