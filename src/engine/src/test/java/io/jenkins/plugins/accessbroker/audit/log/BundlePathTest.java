package io.jenkins.plugins.accessbroker.audit.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BundlePathTest {
    @ParameterizedTest
    @CsvSource({
        "0,000",
        "1,001",
        "999,999",
        "1000,x001/000",
        "1234067,x001/x234/067",
        "1000000,x001/x000/000",
        "36028797018963967,x036/x028/x797/x018/x963/967"
    })
    void encodesAnIndexAsC2spTilesDo(long index, String path) {
        assertThat(BundlePath.of(index)).isEqualTo(path);
        assertThat(BundlePath.index(path)).hasValue(index);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0",
                "00",
                "0000",
                "x000",
                "x000/000",
                "x000/x001/000",
                "001/000",
                "x001",
                "x001/x000",
                "000.p/1",
                "000/",
                "/000",
                "x01/000",
                "a00",
                "\u0660\u0660\u0660",
                "x001/x001/x001/x001/x001/x001/000"
            })
    void refusesOtherNames(String path) {
        assertThat(BundlePath.index(path)).isEmpty();
    }

    @Test
    void hasTheBundleOfTheLastPossibleEntry() {
        assertThat(BundlePath.of(BundlePath.indexOf(Long.MAX_VALUE))).isEqualTo("x036/x028/x797/x018/x963/967");
    }
}
