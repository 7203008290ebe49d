package io.jenkins.plugins.accessbroker.testkit.s3;

import io.jenkins.plugins.accessbroker.testkit.http.HttpRequest;
import io.jenkins.plugins.accessbroker.testkit.sts.AmzDate;
import io.jenkins.plugins.accessbroker.testkit.sts.Digests;
import io.jenkins.plugins.accessbroker.testkit.sts.UriEncoding;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Signature Version 4 as S3 checks it: the path as it was sent, the hash of the payload in a header that is demanded. */
final class S3Signature {
    private static final Pattern AUTHORIZATION = Pattern.compile(
            "AWS4-HMAC-SHA256 Credential=([^/]+)/(\\d{8})/([^/]+)/s3/aws4_request, *SignedHeaders=([^,]+), *Signature=([0-9a-f]{64})");
    private static final Duration SKEW = Duration.ofMinutes(15);

    private final String accessKeyId;
    private final String secret;

    S3Signature(String accessKeyId, String secret) {
        this.accessKeyId = accessKeyId;
        this.secret = secret;
    }

    /** Checks that the owner of the key sent the request as it came, lately. */
    void check(HttpRequest request, String region, Instant now) {
        Matcher claim = AUTHORIZATION.matcher(request.value("Authorization"));
        if (!claim.matches()) {
            throw new S3Fault(403, "AccessDenied", "Access Denied");
        }
        if (!claim.group(1).equals(accessKeyId)) {
            throw new S3Fault(
                    403, "InvalidAccessKeyId", "The AWS Access Key Id you provided does not exist in our records.");
        }
        if (!claim.group(3).equals(region)) {
            throw new S3Fault(
                    400,
                    "AuthorizationHeaderMalformed",
                    "The authorization header is malformed; the region '" + claim.group(3) + "' is wrong; expecting '"
                            + region + "'");
        }
        Instant signed = AmzDate.parse(request.value("X-Amz-Date")).orElse(Instant.EPOCH);
        if (Duration.between(signed, now).abs().compareTo(SKEW) > 0) {
            throw new S3Fault(
                    403,
                    "RequestTimeTooSkewed",
                    "The difference between the request time and the current time is too large.");
        }
        List<String> names = Arrays.asList(claim.group(4).split(";"));
        checkHeaders(request, names);
        checkPayload(request);
        byte[] date = Digests.hmac(("AWS4" + secret).getBytes(StandardCharsets.UTF_8), claim.group(2));
        byte[] key = Digests.hmac(Digests.hmac(Digests.hmac(date, region), "s3"), "aws4_request");
        String toSign = String.join(
                "\n",
                "AWS4-HMAC-SHA256",
                request.value("X-Amz-Date"),
                claim.group(2) + "/" + region + "/s3/aws4_request",
                Digests.hex(Digests.sha256(canonical(request, names).getBytes(StandardCharsets.ISO_8859_1))));
        if (!Digests.hex(Digests.hmac(key, toSign)).equals(claim.group(5))) {
            throw new S3Fault(
                    403,
                    "SignatureDoesNotMatch",
                    "The request signature we calculated does not match the signature you provided.");
        }
    }

    private static void checkHeaders(HttpRequest request, List<String> names) {
        boolean all = request.headers().stream()
                .map(header -> header.name().toLowerCase(Locale.ROOT))
                .filter(name -> name.startsWith("x-amz-") || name.equals("host"))
                .allMatch(names::contains);
        if (!all) {
            throw new S3Fault(403, "AccessDenied", "There were headers present in the request which were not signed");
        }
    }

    private static void checkPayload(HttpRequest request) {
        String stated = request.value("X-Amz-Content-Sha256");
        if (stated.isEmpty()) {
            throw new S3Fault(400, "InvalidRequest", "Missing required header for this request: x-amz-content-sha256");
        }
        if (!stated.equals(Digests.hex(Digests.sha256(request.body())))) {
            throw new S3Fault(
                    400,
                    "XAmzContentSHA256Mismatch",
                    "The provided 'x-amz-content-sha256' header does not match what was computed.");
        }
    }

    private static String canonical(HttpRequest request, List<String> names) {
        String headers = names.stream()
                .map(name -> name + ":"
                        + request.values(name).stream()
                                .map(value -> value.strip().replaceAll(" +", " "))
                                .collect(Collectors.joining(","))
                        + "\n")
                .collect(Collectors.joining());
        return String.join(
                "\n",
                request.method(),
                request.path(),
                query(request.query()),
                headers,
                String.join(";", names),
                request.value("X-Amz-Content-Sha256"));
    }

    private static String query(String query) {
        return Arrays.stream(query.split("&"))
                .filter(pair -> !pair.isEmpty())
                .map(pair -> pair.contains("=") ? pair : pair + "=")
                .map(pair -> recoded(pair.substring(0, pair.indexOf('='))) + "="
                        + recoded(pair.substring(pair.indexOf('=') + 1)))
                .sorted()
                .collect(Collectors.joining("&"));
    }

    private static String recoded(String part) {
        return UriEncoding.encode(UriEncoding.decode(part).orElseThrow(), "");
    }

    @Override
    public String toString() {
        return "S3Signature[" + accessKeyId + "]";
    }
}
