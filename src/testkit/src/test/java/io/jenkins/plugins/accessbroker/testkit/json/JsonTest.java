package io.jenkins.plugins.accessbroker.testkit.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "\"\"",
                "0",
                "-15",
                "true",
                "null",
                "{\"a\":[1,false,{\"b\":\"c\"}],\"d\":null}",
                "\"\u00e9\u4e16\"",
                "[1E+2,0.1]"
            })
    void whatIsReadIsWrittenTheSame(String json) throws Exception {
        assertThat(Json.write(Json.read(json))).isEqualTo(json);
    }

    @Test
    void escapesAreRead() throws Exception {
        assertThat(Json.read(" \"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\" ")).isEqualTo("\"\\/\b\f\n\r\t\u00e9");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "[1,]",
                "[1 2]",
                "{\"a\"}",
                "{\"a\":1,}",
                "{a:1}",
                "{\"a\":1,\"a\":1}",
                "'a'",
                "\"a",
                "\"\n\"",
                "\"\\x\"",
                "\"\\u12g4\"",
                "\"\\u12",
                "01",
                "1.",
                ".5",
                "+1",
                "-",
                "1e",
                "1e9999",
                "NaN",
                "nul",
                "True",
                "[] []",
                "/* */ []",
                "\uFEFF[]"
            })
    void whatIsNoJsonIsRefused(String text) {
        assertThatThrownBy(() -> Json.read(text)).isInstanceOf(JsonReader.Malformed.class);
    }

    @Test
    void depthIsBounded() throws Exception {
        Json.read("[".repeat(64) + "]".repeat(64));
        assertThatThrownBy(() -> Json.read("[".repeat(65) + "]".repeat(65))).isInstanceOf(JsonReader.Malformed.class);
        assertThatThrownBy(() -> Json.read("[".repeat(100_000))).isInstanceOf(JsonReader.Malformed.class);
    }
}
