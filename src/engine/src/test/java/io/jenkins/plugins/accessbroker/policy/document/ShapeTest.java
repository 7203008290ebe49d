package io.jenkins.plugins.accessbroker.policy.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A mapping that has a shape is read by it. */
class ShapeTest {
    private static final Position AT = new Position("f", 1, 1);
    private static final Shape.Choice<Integer> SIZE = Shape.choice(Map.of("big", 2, "small", 1));
    private static final Shape.Mapping SHAPE = Shape.mapping("keys")
            .required(
                    "name", Shape.line("a name").upTo(4).matching(Pattern.compile("[a-z]+"), "lower-case letters"), "")
            .required("part", Shape.mapping("an inner mapping").optional("x", Shape.line("a text"), ""), "")
            .optional("size", SIZE, "")
            .optional("sizes", Shape.list("sizes", SIZE).upTo(2), "")
            .optional("free", Shape.free("anything"), "");

    private final Problems problems = new Problems();

    @Test
    void values_are_had_as_their_shape_says() {
        Fields fields = fields(
                entry("name", text("ana")),
                entry("part", mapping(entry("x", text("y")))),
                entry("size", text("big")),
                entry("sizes", list(text("small"), text("big"))),
                entry("free", text("a\nb ")));
        assertThat(fields.text("name")).map(Node.Scalar::text).contains("ana");
        assertThat(fields.part("part").orElseThrow().text("x")).isPresent();
        assertThat(fields.word("size", SIZE)).contains(2);
        assertThat(fields.words("sizes", SIZE).orElseThrow()).containsExactly(1, 2);
        assertThat(fields.text("free")).map(Node.Scalar::text).contains("a\nb ");
        fields.done();
        assertThat(problems.isEmpty()).isTrue();
    }

    @Test
    void what_has_to_be_there_is_missed_once() {
        Fields fields = fields();
        fields.text("name");
        fields.text("name");
        fields.part("part");
        fields.word("size", SIZE);
        assertThat(lines())
                .containsExactly(
                        "f:1:1: thing has no `name`: add `name: ...` with a name",
                        "f:1:1: thing has no `part`: add `part: ...` with an inner mapping");
    }

    @Test
    void bounds_and_forms_are_reported() {
        Fields fields = fields(
                entry("name", text("anabel")),
                entry("part", text("x")),
                entry("size", text("bigg")),
                entry("sizes", list(text("big"), text("small"), text("huge"))),
                entry("free", nothing()));
        fields.text("name");
        fields.part("part");
        fields.word("size", SIZE);
        fields.words("sizes", SIZE);
        fields.text("free");
        assertThat(lines())
                .containsExactlyInAnyOrder(
                        "f:1:1: `name`: expected a name of at most 4 characters, found 6 characters",
                        "f:1:1: thing: `part`: expected an inner mapping, found a single value",
                        "f:1:1: `size`: unknown word `bigg`: did you mean `big`",
                        "f:1:1: `sizes`: expected a list of sizes with at most 2 entries, found 3 entries",
                        "f:1:1: `free`: expected anything, found nothing");
        Fields other = fields(entry("name", text("A")));
        other.text("name");
        assertThat(lines()).contains("f:1:1: `name`: expected lower-case letters, found `A`");
        assertThat(problems.isOfShape()).isFalse();
    }

    @Test
    void characters_are_counted_as_people_do() {
        assertThat(Shape.line("a text").upTo(2).fits("\uD83D\uDE00\uD83D\uDE00"))
                .isTrue();
        assertThat(Shape.line("a text").upTo(1).fits("\uD83D\uDE00\uD83D\uDE00"))
                .isFalse();
    }

    @Test
    void a_key_that_the_shape_does_not_have_is_unknown_whatever_is_asked_for() {
        Fields fields = fields(entry("naem", text("x")), entry("ttl", text("x")));
        fields.refuse("ttl", "there is no `ttl` here: remove it");
        fields.refuse("other", "never said");
        fields.done();
        assertThat(lines())
                .containsExactlyInAnyOrder(
                        "f:1:1: unknown key `naem` in thing: did you mean `name`",
                        "f:1:1: there is no `ttl` here: remove it");
    }

    @Test
    void a_misfit_has_its_shape() {
        problems.misfit(AT, "the day does not exist");
        assertThat(problems.isOfShape()).isTrue();
        assertThat(problems.isEmpty()).isFalse();
        problems.add(AT, "not a day");
        assertThat(problems.isOfShape()).isFalse();
    }

    @Test
    void a_reader_and_its_shape_cannot_part() {
        Fields fields = fields();
        assertThatThrownBy(() -> fields.node("other")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> fields.text("other")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> fields.text("size")).isInstanceOf(ClassCastException.class);
        assertThatThrownBy(() -> fields.word("size", Shape.choice(Map.of("big", 1))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SHAPE.optional("name", SIZE, "")).isInstanceOf(IllegalArgumentException.class);
    }

    private Fields fields(Node.Entry... entries) {
        return Fields.root("thing", mapping(entries), SHAPE, problems).orElseThrow();
    }

    private List<String> lines() {
        return problems.sorted().stream().map(Problem::toString).toList();
    }

    private static Node.Entry entry(String key, Node value) {
        return new Node.Entry(text(key), value);
    }

    private static Node.Mapping mapping(Node.Entry... entries) {
        return new Node.Mapping(Arrays.asList(entries), AT);
    }

    private static Node.Sequence list(Node... items) {
        return new Node.Sequence(Arrays.asList(items), AT);
    }

    private static Node.Scalar text(String text) {
        return new Node.Scalar(text, true, AT);
    }

    private static Node.Scalar nothing() {
        return new Node.Scalar("", false, AT);
    }
}
