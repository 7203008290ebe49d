package io.jenkins.plugins.accessbroker.policy.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.accessbroker.policy.document.Node;
import io.jenkins.plugins.accessbroker.policy.document.Problem;
import io.jenkins.plugins.accessbroker.policy.document.Problems;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a tree holds, where its parts stand, and which characters a file may have. */
class YamlTest {

    @Test
    void a_tree_has_the_values_of_the_text_and_their_places() {
        assertThat(show("a: b\nlist:\n- x\n- 'y'\nflow: {k: [\"z\", 1]}\nempty:\ntext: |-\n  p\n  q\n"))
                .isEqualTo("{a@1:1=b@1:4, list@2:1=[x@3:3, 'y'@4:3]@3:1,"
                        + " flow@5:1={k@5:8=['z'@5:12, 1@5:17]@5:11}@5:7,"
                        + " empty@6:1=@6:7, text@7:1='p\nq'@7:7}@1:1");
    }

    @Test
    void columns_are_counted_in_code_points() {
        assertThat(show("\"\uD83D\uDE00é\": x\n")).isEqualTo("{'\uD83D\uDE00é'@1:1=x@1:7}@1:1");
    }

    @Test
    void lines_end_with_a_line_feed_with_or_without_a_carriage_return() {
        assertThat(show("a: b\r\nc: d\r\n")).isEqualTo(show("a: b\nc: d\n"));
    }

    @Test
    void a_byte_order_mark_at_the_start_is_no_part_of_the_text() {
        assertThat(show("\uFEFFa: b\n")).isEqualTo(show("a: b\n"));
        assertThat(problems("\uFEFF\uFEFFa: b\n"))
                .containsExactly("f:1:1: the character U+FEFF is invisible: remove it");
    }

    @Test
    void words_of_other_schemas_are_texts_and_null_is_nothing() {
        assertThat(show("{a: yes, b: 0x1F, c: 1_000, d: .nan, e: 2027-03-31}"))
                .isEqualTo("{a@1:2=yes@1:5, b@1:10=0x1F@1:13, c@1:19=1_000@1:22, d@1:29=.nan@1:32,"
                        + " e@1:38=2027-03-31@1:41}@1:1");
        for (String nothing : List.of("", "~", "null", "Null", "NULL")) {
            Node.Mapping mapping = (Node.Mapping) read("a: " + nothing).orElseThrow();
            assertThat(mapping.entries().get(0).value().kind()).isEqualTo("nothing");
        }
        Node.Mapping quoted = (Node.Mapping) read("a: 'null'").orElseThrow();
        assertThat(quoted.entries().get(0).value().kind()).isEqualTo("a single value");
    }

    @Test
    void a_document_mark_is_allowed() {
        assertThat(show("---\na: b\n...\n")).isEqualTo("{a@2:1=b@2:4}@2:1");
    }

    @ParameterizedTest
    @CsvSource({
        "FF, 1:4, 0xFF",
        "C0AF, 1:4, 0xC0",
        "EDA080, 1:4, 0xED",
        "F4908080, 1:4, 0xF4",
        "E282, 1:4, 0xE2",
        "C3A9FF, 1:5, 0xFF",
        "0A0AFE, 3:1, 0xFE"
    })
    void bytes_that_are_not_utf_8_are_told_by_their_place(String hex, String at, String named) {
        byte[] bad = java.util.HexFormat.of().parseHex(hex);
        byte[] bytes = new byte[3 + bad.length + 2];
        System.arraycopy("a: ".getBytes(StandardCharsets.UTF_8), 0, bytes, 0, 3);
        System.arraycopy(bad, 0, bytes, 3, bad.length);
        bytes[bytes.length - 2] = '\n';
        bytes[bytes.length - 1] = 'x';
        Problems problems = new Problems();
        assertThat(Yaml.read("f", bytes, problems)).isEmpty();
        assertThat(texts(problems))
                .containsExactly("f:" + at + ": the byte " + named + " is not UTF-8 here: save the file as UTF-8");
    }

    @Test
    void utf_16_is_not_utf_8() {
        Problems problems = new Problems();
        assertThat(Yaml.read("f", "a: b".getBytes(StandardCharsets.UTF_16), problems))
                .isEmpty();
        assertThat(texts(problems)).containsExactly("f:1:1: the byte 0xFE is not UTF-8 here: save the file as UTF-8");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            0x0000, a control character: remove it
            0x0007, a control character: remove it
            0x001B, a control character: remove it
            0x007F, a control character: remove it
            0x0085, a control character: remove it
            0x009B, a control character: remove it
            0x0009, a tab: use spaces
            0x000D, a carriage return without a line feed: end lines with a line feed
            0x00A0, a space other than U+0020: use a plain space
            0x2003, a space other than U+0020: use a plain space
            0x3000, a space other than U+0020: use a plain space
            0x00AD, invisible: remove it
            0x034F, invisible: remove it
            0x061C, a mark that changes the order in which text is shown: remove it
            0x115F, invisible: remove it
            0x180E, invisible: remove it
            0x200B, invisible: remove it
            0x200C, invisible: remove it
            0x200D, invisible: remove it
            0x200E, a mark that changes the order in which text is shown: remove it
            0x200F, a mark that changes the order in which text is shown: remove it
            0x2028, a line break that YAML does not take for one: use a line feed
            0x2029, a line break that YAML does not take for one: use a line feed
            0x202A, a mark that changes the order in which text is shown: remove it
            0x202B, a mark that changes the order in which text is shown: remove it
            0x202C, a mark that changes the order in which text is shown: remove it
            0x202D, a mark that changes the order in which text is shown: remove it
            0x202E, a mark that changes the order in which text is shown: remove it
            0x2060, invisible: remove it
            0x2066, a mark that changes the order in which text is shown: remove it
            0x2067, a mark that changes the order in which text is shown: remove it
            0x2068, a mark that changes the order in which text is shown: remove it
            0x2069, a mark that changes the order in which text is shown: remove it
            0x2800, invisible: remove it
            0x3164, invisible: remove it
            0xE000, for private use and shows differently everywhere: remove it
            0xFE0F, invisible: remove it
            0xFEFF, invisible: remove it
            0xFFA0, invisible: remove it
            0xFFFE, invisible: remove it
            0xFFFF, invisible: remove it
            0x1FFFF, invisible: remove it
            0xE0001, invisible: remove it
            0xE0041, invisible: remove it
            0xE01EF, invisible: remove it
            0xF0000, for private use and shows differently everywhere: remove it
            """)
    void characters_that_do_not_show_are_refused_in_values_comments_keys_and_escapes(int point, String kind) {
        String character = Character.toString(point);
        String fault = String.format("the character U+%04X is %s", point, kind);
        assertThat(problems("a: x" + character + "y\n")).containsExactly("f:1:5: " + fault);
        assertThat(problems("a: b # x" + character + "y\n")).containsExactly("f:1:9: " + fault);
        assertThat(problems("a" + character + "b: x\n")).containsExactly("f:1:2: " + fault);
        assertThat(problems(String.format("a: \"\\U%08X\"\n", point)))
                .containsExactly("f:1:4: an escape in this value stands for a character that is not allowed: " + fault);
    }

    @ParameterizedTest
    @ValueSource(strings = {"é", "ß", "日本", "\uD83D\uDE00", "Ω", "a\u0301", "\\", "~"})
    void characters_that_show_are_taken(String text) {
        assertThat(show("a: 'x" + text + "'")).isEqualTo("{a@1:1='x" + text + "'@1:4}@1:1");
    }

    @Test
    void the_first_such_character_of_each_line_is_told() {
        assertThat(problems("# \t\t\n# ok\n#\u200B\t\n"))
                .containsExactly(
                        "f:1:3: the character U+0009 is a tab: use spaces",
                        "f:3:2: the character U+200B is invisible: remove it");
    }

    @Test
    void bounds_hold_exactly() {
        assertThat(problems("a: " + "[".repeat(31) + "]".repeat(31))).isEmpty();
        assertThat(problems("a: " + "[".repeat(32) + "]".repeat(32)))
                .containsExactly("f:1:35: this is nested deeper than the 32 levels allowed: flatten it");
        assertThat(problems("k".repeat(256) + ": x")).isEmpty();
        assertThat(problems("k".repeat(257) + ": x")).hasSize(1);
        assertThat(problems("a: " + "x".repeat(16_384))).isEmpty();
        assertThat(problems("a: " + "x".repeat(16_385))).hasSize(1);
        assertThat(problems("- a\n".repeat(99_999))).isEmpty();
        assertThat(problems("- a\n".repeat(100_000)))
                .containsExactly(
                        "f:100000:3: the file has more than the 100000 values allowed: split it into several files");
        assertThat(problems("#".repeat(Yaml.MAX_BYTES - 5) + "\na: b")).isEmpty();
        assertThat(problems("#".repeat(Yaml.MAX_BYTES - 4) + "\na: b"))
                .containsExactly(
                        "f:1:1: the file has more than the 1048576 bytes allowed: split it into several files");
    }

    private static String show(String text) {
        Problems problems = new Problems();
        Optional<Node> node = read(text, problems);
        assertThat(texts(problems)).isEmpty();
        return show(node.orElseThrow());
    }

    private static String show(Node node) {
        String at = "@" + node.at().line() + ":" + node.at().column();
        if (node instanceof Node.Scalar scalar) {
            return (scalar.quoted() ? "'" + scalar.text() + "'" : scalar.text()) + at;
        }
        if (node instanceof Node.Sequence sequence) {
            return sequence.items().stream().map(YamlTest::show).toList() + at;
        }
        return ((Node.Mapping) node)
                        .entries().stream()
                                .map(entry -> show(entry.key()) + "=" + show(entry.value()))
                                .collect(java.util.stream.Collectors.joining(", ", "{", "}"))
                + at;
    }

    private static Optional<Node> read(String text) {
        return read(text, new Problems());
    }

    private static Optional<Node> read(String text, Problems problems) {
        return Yaml.read("f", text.getBytes(StandardCharsets.UTF_8), problems);
    }

    private static List<String> problems(String text) {
        Problems problems = new Problems();
        read(text, problems);
        return texts(problems);
    }

    private static List<String> texts(Problems problems) {
        return problems.sorted().stream().map(Problem::toString).toList();
    }
}
