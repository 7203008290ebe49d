package io.jenkins.plugins.accessbroker.plugin.lease;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class EncodedFormsTest {
    private static final String SECRET = "ab/cd+ef=\"x\"\\ y";

    @Test
    void a_url_has_it_in_capitals_or_not_and_blanks_either_way() {
        assertThat(EncodedForms.whole(SECRET))
                .contains(
                        "ab%2Fcd%2Bef%3D%22x%22%5C+y",
                        "ab%2fcd%2bef%3d%22x%22%5c+y",
                        "ab%2Fcd%2Bef%3D%22x%22%5C%20y",
                        "ab%2fcd%2bef%3d%22x%22%5c%20y");
    }

    @Test
    void json_has_it_with_and_without_escaped_slashes() {
        assertThat(EncodedForms.whole(SECRET)).contains("ab/cd+ef=\\\"x\\\"\\\\ y", "ab\\/cd+ef=\\\"x\\\"\\\\ y");
    }

    @Test
    void hexadecimal_has_it_in_both_cases() {
        assertThat(EncodedForms.whole("a/z")).contains("612f7a", "612F7A");
    }

    @Test
    void lines_of_long_base64_are_forms_of_their_own() {
        String secret = "s".repeat(100) + "/" + "t".repeat(101);
        String base64 = Base64.getMimeEncoder(76, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString((secret + "\n").getBytes(StandardCharsets.UTF_8));
        assertThat(base64.lines())
                .hasSizeGreaterThan(2)
                .allSatisfy(line -> assertThat(EncodedForms.pieces(secret)).anyMatch(line::startsWith));
    }

    @Test
    void a_short_piece_is_no_form() {
        assertThat(EncodedForms.pieces("short")).isEmpty();
    }
}
