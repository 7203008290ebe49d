package io.jenkins.plugins.accessbroker.testkit.sts;

/**
 * The errors that STS answers once a request is authenticated.
 *
 * <p>Codes and statuses are those of the STS service model (2011-06-15), the errors of each operation, and of the STS
 * API reference, "Common Errors"; neither states a message. The messages are as clients of the service have reported
 * them, in botocore's form {@code An error occurred (<code>) when calling the <action> operation: <message>}.
 */
final class StsErrors {
    private static final int BAD_REQUEST = 400;
    private static final int FORBIDDEN = 403;

    private StsErrors() {}

    static StsException invalidAction(String action, String version) {
        return StsException.of(
                BAD_REQUEST, "InvalidAction", "Could not find operation " + action + " for version " + version);
    }

    static StsException validation(String message) {
        return StsException.of(BAD_REQUEST, "ValidationError", message);
    }

    static StsException invalidParameterValue(String message) {
        return StsException.of(BAD_REQUEST, "InvalidParameterValue", message);
    }

    static StsException malformedInput(String message) {
        return StsException.of(BAD_REQUEST, "MalformedInput", message);
    }

    static StsException malformedInput() {
        return StsException.unworded(BAD_REQUEST, "MalformedInput");
    }

    static StsException malformedPolicy(String message) {
        return StsException.of(BAD_REQUEST, "MalformedPolicyDocument", message);
    }

    static StsException packedPolicyTooLarge(int percent, boolean tagsAlone) {
        String what = tagsAlone ? "Packed size of session tags" : "Packed policy";
        String advice = tagsAlone ? "." : ", please use smaller policy.";
        return StsException.of(
                BAD_REQUEST, "PackedPolicyTooLarge", what + " consumes " + percent + "% of allotted space" + advice);
    }

    static StsException denied(String callerArn, String action, String roleArn, String reason) {
        return accessDenied("User: " + callerArn + " is not authorized to perform: " + action + " on resource: "
                + roleArn + reason);
    }

    static StsException accessDenied(String message) {
        return StsException.of(FORBIDDEN, "AccessDenied", message);
    }

    static StsException regionDisabled(String account) {
        return StsException.of(
                FORBIDDEN,
                "RegionDisabledException",
                "STS is not activated in this region for account:" + account
                        + ". Your account administrator can activate STS in this region using the IAM Console.");
    }

    static StsException invalidIdentityToken(String message) {
        return StsException.of(BAD_REQUEST, "InvalidIdentityToken", message);
    }

    static StsException webTokenExpired(long now, long expired) {
        return StsException.of(
                BAD_REQUEST,
                "ExpiredTokenException",
                "Token expired: current date/time " + now + " must be before the expiration date/time " + expired);
    }
}
