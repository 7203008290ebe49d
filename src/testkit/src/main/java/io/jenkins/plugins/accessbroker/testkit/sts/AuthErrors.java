package io.jenkins.plugins.accessbroker.testkit.sts;

import java.time.Duration;
import java.time.Instant;

/**
 * The errors that STS answers before it knows who is asking.
 *
 * <p>Codes and statuses are those of the STS API reference, "Common Errors"; the messages are as clients of the service
 * have reported them (IAM User Guide, "Troubleshoot Signature Version 4 signed requests", shows most).
 */
final class AuthErrors {
    private static final int BAD_REQUEST = 400;
    private static final int FORBIDDEN = 403;

    private AuthErrors() {}

    static StsException missingAuthentication() {
        return StsException.of(FORBIDDEN, "MissingAuthenticationToken", "Request is missing Authentication Token");
    }

    static StsException incomplete(String message) {
        return StsException.of(BAD_REQUEST, "IncompleteSignature", message);
    }

    static StsException invalidToken() {
        return StsException.of(
                FORBIDDEN, "InvalidClientTokenId", "The security token included in the request is invalid.");
    }

    static StsException expiredToken() {
        return StsException.of(FORBIDDEN, "ExpiredToken", "The security token included in the request is expired");
    }

    static StsException mismatch(String message) {
        return StsException.of(FORBIDDEN, "SignatureDoesNotMatch", message);
    }

    static StsException mismatch() {
        return mismatch("The request signature we calculated does not match the signature you provided. Check your AWS"
                + " Secret Access Key and signing method. Consult the service documentation for details.");
    }

    static StsException tooOld(Instant signed, Instant now, Duration skew) {
        return mismatch("Signature expired: " + AmzDate.format(signed) + " is now earlier than "
                + AmzDate.format(now.minus(skew)) + " (" + AmzDate.format(now) + " - " + skew.toMinutes() + " min.)");
    }

    static StsException tooNew(Instant signed, Instant now, Duration skew) {
        return mismatch("Signature not yet current: " + AmzDate.format(signed) + " is still later than "
                + AmzDate.format(now.plus(skew)) + " (" + AmzDate.format(now) + " + " + skew.toMinutes() + " min.)");
    }
}
