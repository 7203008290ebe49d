package io.jenkins.plugins.accessbroker.testkit.sts;

import io.jenkins.plugins.accessbroker.testkit.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The canonical request of Signature Version 4 (IAM User Guide, "Create a signed AWS API request", step 1).
 *
 * <p>The path is encoded once more than it was sent, which the guide asks for with every service but S3; dot segments
 * are left alone, for STS has the one path {@code /}.
 */
final class CanonicalRequest {
    private CanonicalRequest() {}

    static String of(HttpRequest request, List<String> signedHeaders) {
        return String.join(
                "\n",
                request.method(),
                UriEncoding.encode(request.path().getBytes(StandardCharsets.ISO_8859_1), "/"),
                query(request.query()),
                headers(request, signedHeaders),
                String.join(";", signedHeaders),
                Digests.hex(Digests.sha256(request.body())));
    }

    private static String headers(HttpRequest request, List<String> names) {
        return names.stream()
                .map(name -> name + ":"
                        + request.values(name).stream()
                                .map(CanonicalRequest::squeezed)
                                .collect(Collectors.joining(","))
                        + "\n")
                .collect(Collectors.joining());
    }

    private static String squeezed(String value) {
        return value.strip().replaceAll(" +", " ");
    }

    private static String query(String query) {
        if (query.isEmpty()) {
            return "";
        }
        return Arrays.stream(query.split("&"))
                .map(pair -> {
                    int equals = pair.indexOf('=');
                    String name = equals < 0 ? pair : pair.substring(0, equals);
                    String value = equals < 0 ? "" : pair.substring(equals + 1);
                    return Map.entry(recoded(name), recoded(value));
                })
                .sorted(Map.Entry.<String, String>comparingByKey()
                        .thenComparing(Map.Entry::getValue, Comparator.naturalOrder()))
                .map(pair -> pair.getKey() + "=" + pair.getValue())
                .collect(Collectors.joining("&"));
    }

    private static String recoded(String part) {
        byte[] asSent = part.getBytes(StandardCharsets.ISO_8859_1);
        return UriEncoding.encode(UriEncoding.decode(part).orElse(asSent), "");
    }
}
