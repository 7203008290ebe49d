package io.jenkins.plugins.accessbroker.testkit.sts;

import io.jenkins.plugins.accessbroker.testkit.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** The signature of Signature Version 4 (IAM User Guide, "Create a signed AWS API request", steps 2 to 4). */
final class SigV4 {
    private SigV4() {}

    /** The signature that the holder of the secret would give the request. */
    static String signature(HttpRequest request, Authorization claim, String amzDate, String secret) {
        byte[] canonical = CanonicalRequest.of(request, claim.signedHeaders()).getBytes(StandardCharsets.ISO_8859_1);
        String toSign = String.join(
                "\n", Authorization.ALGORITHM, amzDate, claim.scope(), Digests.hex(Digests.sha256(canonical)));
        return Digests.hex(Digests.hmac(key(claim, secret), toSign));
    }

    /** Whether the claim's signature is that one, in a time that does not depend on where they differ. */
    static boolean matches(HttpRequest request, Authorization claim, String amzDate, String secret) {
        String expected = signature(request, claim, amzDate, secret);
        return MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.UTF_8), claim.signature().getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] key(Authorization claim, String secret) {
        byte[] date = Digests.hmac(("AWS4" + secret).getBytes(StandardCharsets.UTF_8), claim.date());
        byte[] region = Digests.hmac(date, claim.region());
        byte[] service = Digests.hmac(region, claim.service());
        return Digests.hmac(service, claim.terminator());
    }
}
