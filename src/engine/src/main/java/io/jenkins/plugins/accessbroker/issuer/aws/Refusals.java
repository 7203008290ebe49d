package io.jenkins.plugins.accessbroker.issuer.aws;

import io.jenkins.plugins.accessbroker.issuer.IssuerFault.Reason;
import io.jenkins.plugins.accessbroker.issuer.call.Failure;
import io.jenkins.plugins.accessbroker.text.Durations;
import java.util.Optional;

/**
 * What an error of STS means and what to check: API reference, "Common Errors" and the errors of both operations.
 *
 * @param message the error's own words; they are looked through and never shown
 */
record Refusals(Wish wish, String message, String code, Optional<String> requestId) {
    private static final String SETTINGS = "ask the administrator to check `credentials` in the issuer's settings";
    private static final String TRUST = "ask the role's administrator to check its trust policy";

    Failure failure() {
        String role = "role `" + wish.role() + "`";
        return switch (code.replaceFirst("Exception$", "")) {
            case "AccessDenied" -> new Denial(wish, message, code, requestId).failure();
            case "ExpiredToken" ->
                of(Reason.CONFIGURATION, "the broker's own credentials or web identity have expired", SETTINGS);
            case "InvalidClientTokenId",
                    "UnrecognizedClient",
                    "InvalidAccessKeyId",
                    "MissingAuthenticationToken",
                    "OptInRequired" ->
                of(Reason.CONFIGURATION, "aws does not know the broker's own credentials", SETTINGS);
            case "SignatureDoesNotMatch", "IncompleteSignature", "InvalidSignature", "RequestExpired" ->
                of(
                        Reason.CONFIGURATION,
                        "aws does not accept the broker's signature: the secret key is wrong, or the controller's"
                                + " clock is off",
                        SETTINGS + " and the controller's clock");
            case "ValidationError", "Validation" -> invalid(role);
            case "InvalidParameterValue" ->
                of(
                        Reason.BOUNDS,
                        "sts does not take the session tags for " + role,
                        "check `tags` in the grant, and whether the broker's own session hands down a tag of the"
                                + " same key");
            case "MalformedPolicyDocument" ->
                of(
                        Reason.BOUNDS,
                        "iam does not take the session policy for " + role,
                        "check `sessionPolicy` and `managedPolicies` in the grant; CloudTrail has iam's words"
                                + " under the request");
            case "PackedPolicyTooLarge" ->
                of(
                        Reason.BOUNDS,
                        "session policies and session tags for " + role + " are too large once packed"
                                + Foreign.percent(message)
                                        .map(percent -> ", " + percent + "% of the space")
                                        .orElse(""),
                        "shorten `sessionPolicy`, `managedPolicies` or `tags` in the grant");
            case "RegionDisabled" ->
                of(
                        Reason.CONFIGURATION,
                        "sts is not activated in region `" + wish.region() + "` for the account",
                        "ask the account's administrator to activate it, or choose another `region`");
            case "InvalidIdentityToken" ->
                of(
                        Reason.CONFIGURATION,
                        "aws does not accept the broker's web identity token for " + role,
                        "ask the administrator to check the token's issuer, audience and keys against the"
                                + " identity provider"
                                + " in the role's account");
            case "IDPRejectedClaim" ->
                of(Reason.REFUSED, "the identity provider rejected the broker's web identity token", SETTINGS);
            case "IDPCommunicationError" ->
                new Failure(
                        Reason.UNREACHABLE,
                        "aws could not reach the identity provider of the broker's web identity token",
                        "run the step again later, and ask the administrator whether the provider can be reached"
                                + " from outside",
                        Optional.of(code),
                        requestId,
                        Failure.Repeat.ONCE);
            default -> of(Reason.REFUSED, "sts refused a session of " + role, TRUST);
        };
    }

    private Failure invalid(String role) {
        if (message.contains("MaxSessionDuration")) {
            return of(
                    Reason.BOUNDS,
                    role + " does not give sessions as long as " + Durations.format(wish.ttl()),
                    "write a shorter `ttl` in the grant, or ask the role's administrator for a longer maximum session"
                            + " duration");
        }
        if (message.contains("role chaining")) {
            return of(
                    Reason.BOUNDS,
                    "a session of " + role + " that comes of another session lasts at most "
                            + Durations.format(StsLimits.LONGEST_CHAINED),
                    "write `ttl: " + Durations.format(StsLimits.LONGEST_CHAINED) + "` or less in the grant");
        }
        if (message.contains("source identity")) {
            return of(
                    Reason.BOUNDS,
                    "the broker's own session has a source identity already, and it cannot be changed",
                    "write `attribution: session-name` in the grant");
        }
        return of(Reason.BOUNDS, "sts does not take the request for " + role, "check `issue.aws` in the grant");
    }

    private Failure of(Reason reason, String what, String next) {
        return new Failure(reason, what, next, Optional.of(code), requestId, Failure.Repeat.NEVER);
    }
}
