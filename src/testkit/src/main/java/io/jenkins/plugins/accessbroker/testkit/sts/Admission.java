package io.jenkins.plugins.accessbroker.testkit.sts;

import java.util.Map;
import java.util.Optional;

/**
 * Whether a caller may assume a role: its trust must admit them, and so must the session policies they live under.
 *
 * @param caller who asks
 * @param roleArn the role, which need not exist
 */
record Admission(Caller caller, String roleArn) {
    private static final String TAG_SESSION = "sts:TagSession";
    private static final String SET_SOURCE_IDENTITY = "sts:SetSourceIdentity";

    /**
     * Checks that the role may be assumed in this way.
     *
     * @throws StsException {@code AccessDenied}
     */
    void require(Trust trust, AssumeRoleParameters parameters, Optional<String> sourceIdentity) {
        boolean admitted = caller.trustedAs().stream().anyMatch(trust.principals()::contains)
                && externalIdFits(trust, parameters.externalId())
                && tagsFit(trust, parameters.tags());
        require("sts:AssumeRole", admitted);
        if (!parameters.tags().isEmpty()) {
            require(TAG_SESSION, trust.tagSession());
        }
        if (sourceIdentity.isPresent()) {
            require(SET_SOURCE_IDENTITY, trust.setSourceIdentity());
        }
    }

    StsException denial(String action, String reason) {
        return StsErrors.denied(caller.arn(), action, roleArn, reason);
    }

    private void require(String action, boolean trusted) {
        caller.session()
                .flatMap(session -> session.policies().refusal(action, roleArn))
                .ifPresent(reason -> {
                    throw denial(action, reason);
                });
        if (!trusted) {
            throw denial(action, "");
        }
    }

    private static boolean externalIdFits(Trust trust, Optional<String> externalId) {
        return trust.externalIds().isEmpty()
                || externalId.filter(trust.externalIds()::contains).isPresent();
    }

    /** Whether the tags that a trust asks for are there; the pattern {@code *} is matched by any value. */
    static boolean tagsFit(Trust trust, SessionTags tags) {
        return trust.requestTags().entrySet().stream().allMatch(asked -> fits(asked, tags));
    }

    private static boolean fits(Map.Entry<String, String> asked, SessionTags tags) {
        return tags.value(asked.getKey())
                .filter(value -> Wildcard.matches(asked.getValue(), value))
                .isPresent();
    }
}
