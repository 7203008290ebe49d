package io.jenkins.plugins.accessbroker.issuer.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TagValueTest {
    private static final int CASES = Integer.getInteger("accessbroker.cases", 20_000);
    private static final Pattern ESCAPE = Pattern.compile("((?:=[0-9A-F]{2})+)|([^=])");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "payments/deploy-prod   | payments/deploy-prod",
                "Payments Platform      | Payments Platform",
                "Research & Development | Research =26 Development",
                "feature%2Flogin        | feature=252Flogin",
                "a=b                    | a=3Db",
                "日本/リリース            | 日本/リリース",
                "grün                   | grün",
                "😀                     | =F0=9F=98=80",
                "aws:admin              | =61ws:admin",
                "AWS:admin              | =41WS:admin",
            })
    void escapesWhatStsDoesNotTake(String text, String value) {
        assertThat(TagValue.of(text)).isEqualTo(value);
    }

    @Test
    void cutsWhatIsTooLongAndMarksIt() {
        assertThat(TagValue.of("x".repeat(256))).isEqualTo("x".repeat(256));
        assertThat(TagValue.of("x".repeat(257)))
                .hasSize(256)
                .isEqualTo("x".repeat(216) + "=sha256:15eb95a462ee20bd91a415ae2d4aed34");
    }

    @Test
    void cutsNoEscapeApart() {
        String value = TagValue.of("x".repeat(215) + "&".repeat(100));
        assertThat(value).startsWith("x".repeat(215) + "=sha256:").hasSizeLessThanOrEqualTo(256);
    }

    @Test
    void fitsStsAndKeepsTextsApartAndCanBeUndone() {
        Random random = new Random(43);
        Map<String, Integer> seen = new HashMap<>();
        for (int i = 0; i < CASES; i++) {
            String text = HostileText.of(random, 1_024);
            String value = TagValue.of(text);
            assertThat(Tags.valueProblem(value)).isEmpty();
            assertThat(seen.putIfAbsent(value, text.hashCode())).isIn(null, text.hashCode());
            if (!value.contains("=sha256:")) {
                assertThat(undone(value)).isEqualTo(text);
            }
        }
    }

    /** What a person would do by hand: each run of escapes is bytes of UTF-8. */
    private static String undone(String value) {
        StringBuilder text = new StringBuilder();
        Matcher parts = ESCAPE.matcher(value);
        while (parts.find()) {
            text.append(parts.group(1) == null ? parts.group(2) : decoded(parts.group(1)));
        }
        return text.toString();
    }

    private static String decoded(String escapes) {
        StringBuilder text = new StringBuilder();
        String[] units = escapes.substring(1).split("=");
        for (int i = 0; i < units.length; ) {
            int first = Integer.parseInt(units[i], 16);
            int more = first < 0x80 ? 0 : first < 0xE0 ? 1 : first < 0xF0 ? 2 : 3;
            int point = more == 0 ? first : first & (0x3F >> more);
            for (int k = 1; k <= more; k++) {
                point = point << 6 | Integer.parseInt(units[i + k], 16) & 0x3F;
            }
            text.appendCodePoint(point);
            i += more + 1;
        }
        return text.toString();
    }
}
