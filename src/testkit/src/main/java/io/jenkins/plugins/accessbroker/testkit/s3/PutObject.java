package io.jenkins.plugins.accessbroker.testkit.s3;

import io.jenkins.plugins.accessbroker.testkit.http.HttpRequest;
import io.jenkins.plugins.accessbroker.testkit.sts.Digests;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What S3 checks of a PutObject with object lock (API reference, PutObject). */
final class PutObject {
    private static final String MODE = "x-amz-object-lock-mode";
    private static final String UNTIL = "x-amz-object-lock-retain-until-date";

    private PutObject() {}

    static Version version(HttpRequest request, String id, boolean lockable, Instant now) {
        String mode = request.value(MODE);
        String until = request.value(UNTIL);
        checkDigests(request);
        if (mode.isEmpty() && until.isEmpty()) {
            return new Version(id, Optional.of(request.body()), "", Instant.EPOCH);
        }
        if (mode.isEmpty() || until.isEmpty()) {
            throw invalid("x-amz-object-lock-retain-until-date and x-amz-object-lock-mode must both be supplied");
        }
        if (!Set.of("COMPLIANCE", "GOVERNANCE").contains(mode)) {
            throw invalid("Unknown wormMode directive.");
        }
        if (!lockable) {
            throw new S3Fault(400, "InvalidRequest", "Bucket is missing Object Lock Configuration");
        }
        if (request.value("Content-MD5").isEmpty() && !hasChecksum(request)) {
            throw new S3Fault(
                    400,
                    "InvalidRequest",
                    "Content-MD5 OR x-amz-checksum- HTTP header is required for Put Object requests with Object Lock"
                            + " parameters");
        }
        Instant end = instant(until);
        if (!end.isAfter(now)) {
            throw invalid("The retain until date must be in the future!");
        }
        return new Version(id, Optional.of(request.body()), mode, end);
    }

    private static boolean hasChecksum(HttpRequest request) {
        return request.headers().stream()
                .anyMatch(header -> header.name().toLowerCase(Locale.ROOT).startsWith("x-amz-checksum-"));
    }

    private static void checkDigests(HttpRequest request) {
        String sha256 = request.value("x-amz-checksum-sha256");
        if (!sha256.isEmpty() && !sha256.equals(base64(Digests.sha256(request.body())))) {
            throw new S3Fault(400, "BadDigest", "The SHA256 you specified did not match the calculated checksum.");
        }
        String md5 = request.value("Content-MD5");
        if (!md5.isEmpty() && !md5.equals(base64(md5(request.body())))) {
            throw new S3Fault(400, "BadDigest", "The Content-MD5 you specified did not match what we received.");
        }
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw invalid("The retain until date must be provided in ISO 8601 format");
        }
    }

    static byte[] md5(byte[] content) {
        try {
            return MessageDigest.getInstance("MD5").digest(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no md5: " + e.getMessage(), e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static S3Fault invalid(String message) {
        return new S3Fault(400, "InvalidArgument", message);
    }
}
