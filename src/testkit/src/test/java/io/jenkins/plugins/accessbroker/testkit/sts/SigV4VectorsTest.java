package io.jenkins.plugins.accessbroker.testkit.sts;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.accessbroker.testkit.http.HttpHeader;
import io.jenkins.plugins.accessbroker.testkit.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The signatures are those that AWS publishes. */
class SigV4VectorsTest {
    private static final String DATE = "20150830T123600Z";
    private static final String SECRET = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";

    static Stream<List<String>> vectors() {
        return Table.rows("sigv4.tsv").stream();
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void signsAsPublished(List<String> vector) {
        Authorization claim = claim(vector);
        assertThat(SigV4.signature(request(vector), claim, DATE, SECRET)).isEqualTo(vector.get(6));
        assertThat(SigV4.matches(request(vector), claim, DATE, SECRET)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void refusesAnotherSecret(List<String> vector) {
        assertThat(SigV4.matches(request(vector), claim(vector), DATE, SECRET + "x"))
                .isFalse();
    }

    private static Authorization claim(List<String> vector) {
        return Authorization.parse("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request,"
                + " SignedHeaders=" + vector.get(4) + ", Signature=" + vector.get(6));
    }

    private static HttpRequest request(List<String> vector) {
        List<HttpHeader> headers = new ArrayList<>();
        headers.add(new HttpHeader("Host", "example.amazonaws.com"));
        Arrays.stream(vector.get(3).split("\\|"))
                .filter(line -> !line.isEmpty())
                .forEach(line -> {
                    int colon = line.indexOf(':');
                    headers.add(new HttpHeader(line.substring(0, colon), line.substring(colon + 1)));
                });
        headers.add(new HttpHeader("X-Amz-Date", DATE));
        String target = new String(vector.get(2).getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        int mark = target.indexOf('?');
        return new HttpRequest(
                vector.get(1),
                mark < 0 ? target : target.substring(0, mark),
                mark < 0 ? "" : target.substring(mark + 1),
                headers,
                vector.get(5).getBytes(StandardCharsets.UTF_8));
    }
}
