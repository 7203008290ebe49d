package io.jenkins.plugins.accessbroker.testkit.sts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WildcardTest {
    @ParameterizedTest
    @CsvSource({
        "a,a,true",
        "a,b,false",
        "a,aa,false",
        "*,'',true",
        "?,'',false",
        "?,x,true",
        "a*,a,true",
        "*c,abc,true",
        "a*c,abcbc,true",
        "a*c,abcb,false",
        "a?c,abc,true",
        "a?c,ac,false",
        "*a*b*,xxaxxbxx,true",
        "'','',true",
        "'',a,false"
    })
    void matchesTheWholeText(String pattern, String text, boolean expected) {
        assertThat(Wildcard.matches(pattern, text)).isEqualTo(expected);
    }

    @Test
    void manyStarsAreNoTrouble() {
        assertThat(Wildcard.matches("*a".repeat(1000) + "b", "a".repeat(5000))).isFalse();
    }
}
