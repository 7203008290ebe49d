package io.jenkins.plugins.accessbroker.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The number of changes between two texts. */
class EditDistanceTest {

    @ParameterizedTest
    @CsvSource({
        "'', '', 0",
        "a, '', 1",
        "'', abc, 3",
        "grant, grants, 1",
        "branchs, branches, 1",
        "changerequests, changeRequests, 1",
        "form, from, 2",
        "kitten, sitting, 3",
        "abc, xyz, 3"
    })
    void changes_additions_and_drops_are_counted(String left, String right, int distance) {
        assertThat(EditDistance.of(left, right)).isEqualTo(distance);
    }

    @Test
    void it_is_a_distance() {
        Random random = new Random(1);
        for (int i = 0; i < 5_000; i++) {
            String a = text(random);
            String b = text(random);
            String c = text(random);
            int ab = EditDistance.of(a, b);
            assertThat(EditDistance.of(b, a)).isEqualTo(ab);
            assertThat(ab == 0).isEqualTo(a.equals(b));
            assertThat(ab).isBetween(Math.abs(a.length() - b.length()), Math.max(a.length(), b.length()));
            assertThat(EditDistance.of(a, c)).isLessThanOrEqualTo(ab + EditDistance.of(b, c));
        }
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(8);
        for (int i = 0; i < length; i++) {
            text.append((char) ('a' + random.nextInt(3)));
        }
        return text.toString();
    }
}
