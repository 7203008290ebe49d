package io.jenkins.plugins.accessbroker.issuer.aws;

import io.jenkins.plugins.accessbroker.issuer.IssuerFault.Reason;
import io.jenkins.plugins.accessbroker.issuer.call.Failure;
import java.util.Optional;

/** Access denied, and what to check. It is never repeated: the same question gets the same answer. */
record Denial(Wish wish, String message, String code, Optional<String> requestId) {
    private static final String TAG_SESSION = "sts:TagSession";
    private static final String SOURCE_IDENTITY = "sts:SetSourceIdentity";

    Failure failure() {
        if (message.contains(TAG_SESSION)) {
            return lacks(TAG_SESSION);
        }
        return message.contains(SOURCE_IDENTITY) ? lacks(SOURCE_IDENTITY) : denied();
    }

    private Failure lacks(String action) {
        String choice = wish.scope().attribution() == AttributionMode.TAGS
                ? ", or write `attribution: session-name` in the grant"
                : "; the broker's own session brings what needs it";
        return of(
                "the trust policy of role `" + wish.role() + "` lacks `" + action + "` for " + principal(),
                "ask the role's administrator to allow it there, and across accounts in the policy of the principal too"
                        + choice);
    }

    private Failure denied() {
        boolean web = message.contains("sts:AssumeRoleWithWebIdentity");
        String checks = web
                ? "ask the role's administrator to check that the role exists, and that its trust policy names"
                        + " the identity"
                        + " provider and has conditions that the token's `aud` and `sub` meet"
                : "ask the role's administrator to check that the role exists, that its trust policy names this"
                        + " principal"
                        + externalId() + " and has conditions that hold, and that the principal's own policy allows"
                        + " `sts:AssumeRole`";
        return of(
                "role `" + wish.role() + "` is not given to " + (web ? "the broker's web identity" : principal()),
                checks);
    }

    private String externalId() {
        return wish.scope()
                .externalId()
                .map(id -> ", asks for external id `" + id + "` or none")
                .orElse(", asks for no external id");
    }

    private String principal() {
        return Foreign.principal(message).map(arn -> "principal `" + arn + "`").orElse("the broker's principal");
    }

    private Failure of(String what, String next) {
        return new Failure(Reason.REFUSED, what, next, Optional.of(code), requestId, Failure.Repeat.NEVER);
    }
}
