package io.jenkins.plugins.accessbroker.issuer.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.jenkins.plugins.accessbroker.policy.Position;
import io.jenkins.plugins.accessbroker.policy.document.Node;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionPolicyJsonTest {
    private static final Position AT = new Position("case.yaml", 1, 1);

    /** YAML 1.2, chapter 10.3.2, and JSON's grammar of numbers. */
    @ParameterizedTest
    @CsvSource({
        "true, BOOLEAN",
        "False, BOOLEAN",
        "TRUE, BOOLEAN",
        "yes, TEXT",
        "on, TEXT",
        "tRue, TEXT",
        "null, NULL",
        "~, NULL",
        "Null, NULL",
        "'', NULL",
        "nil, TEXT",
        "0, NUMBER",
        "-7, NUMBER",
        "12.5, NUMBER",
        "1e3, NUMBER",
        "-0, NUMBER",
        "1.5E-3, NUMBER",
        "+7, FOREIGN_NUMBER",
        "007, FOREIGN_NUMBER",
        "0o17, FOREIGN_NUMBER",
        "0x1F, FOREIGN_NUMBER",
        ".5, FOREIGN_NUMBER",
        "5., FOREIGN_NUMBER",
        ".inf, FOREIGN_NUMBER",
        "-.INF, FOREIGN_NUMBER",
        ".nan, FOREIGN_NUMBER",
        "2012-10-17, TEXT",
        "1_000, TEXT",
        "0b11, TEXT",
        "1:30, TEXT",
        "123456789012345678901234567890, NUMBER",
    })
    void resolvesPlainValuesAsTheCoreSchemaDoes(String text, CoreScalar type) {
        assertThat(CoreScalar.of(plain(text))).isEqualTo(type);
        assertThat(CoreScalar.of(quoted(text))).isEqualTo(CoreScalar.TEXT);
    }

    @Test
    void writesTheSameJsonForTheSameDocument() {
        Node document = new Node.Mapping(
                List.of(
                        new Node.Entry(
                                quoted("b"), new Node.Sequence(List.of(plain("True"), plain("1e3"), quoted("1")), AT)),
                        new Node.Entry(quoted("a"), new Node.Mapping(List.of(), AT)),
                        new Node.Entry(quoted("\"\\\b\f\n\r\t\u0001é"), new Node.Sequence(List.of(), AT))),
                AT);
        assertThat(MinifiedJson.of(document))
                .isEqualTo(MinifiedJson.of(document))
                .isEqualTo("{\"b\":[true,1e3,\"1\"],\"a\":{},\"\\\"\\\\\\b\\f\\n\\r\\t\\u0001é\":[]}");
    }

    @Test
    void writesNothingThatJsonCannotSay() {
        assertThatIllegalArgumentException().isThrownBy(() -> MinifiedJson.of(plain("~")));
        assertThatIllegalArgumentException().isThrownBy(() -> MinifiedJson.of(plain("0x1F")));
        assertThatIllegalArgumentException().isThrownBy(() -> new SessionPolicy("{\"a\":\"日\"}"));
        assertThatIllegalArgumentException().isThrownBy(() -> new SessionPolicy(""));
    }

    private static Node.Scalar plain(String text) {
        return new Node.Scalar(text, false, AT);
    }

    private static Node.Scalar quoted(String text) {
        return new Node.Scalar(text, true, AT);
    }
}
