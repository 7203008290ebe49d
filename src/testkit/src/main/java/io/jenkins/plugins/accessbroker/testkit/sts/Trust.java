package io.jenkins.plugins.accessbroker.testkit.sts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A role's trust policy, as data: who may assume the role, and on which terms. Nothing is trusted that is not named.
 *
 * @param principals what {@code AssumeRole} is open to: ARNs of users, roles and role sessions, and
 *     {@code arn:<partition>:iam::<account>:root} for a whole account
 * @param webIdentities what {@code AssumeRoleWithWebIdentity} is open to
 * @param tagSession whether {@code sts:TagSession} is allowed, without which a request with tags is denied
 * @param setSourceIdentity whether {@code sts:SetSourceIdentity} is allowed, without which a request with a source
 *     identity, or of a session that has one, is denied
 * @param externalIds the values that {@code sts:ExternalId} may have; empty when none is asked for
 * @param requestTags tags that a request must bring: key to value, where {@code *} stands for any run of characters
 */
public record Trust(
        Set<String> principals,
        List<WebIdentity> webIdentities,
        boolean tagSession,
        boolean setSourceIdentity,
        Set<String> externalIds,
        Map<String, String> requestTags) {

    public Trust {
        principals = Set.copyOf(principals);
        webIdentities = List.copyOf(webIdentities);
        externalIds = Set.copyOf(externalIds);
        requestTags = Map.copyOf(requestTags);
        for (String principal : principals) {
            if (Arn.parse(principal).isEmpty()) {
                throw new IllegalArgumentException("expected the arn of a principal, got `" + principal + "`");
            }
        }
    }

    /** Trust in the given principals, with neither tags nor source identity. */
    public static Trust of(String... principals) {
        return new Trust(Set.of(principals), List.of(), false, false, Set.of(), Map.of());
    }

    /** Trust in one kind of web identity and in no principal. */
    public static Trust of(WebIdentity webIdentity) {
        return new Trust(Set.of(), List.of(webIdentity), false, false, Set.of(), Map.of());
    }

    /** The same trust, and in this web identity too. */
    public Trust and(WebIdentity webIdentity) {
        List<WebIdentity> more = new ArrayList<>(webIdentities);
        more.add(webIdentity);
        return new Trust(principals, more, tagSession, setSourceIdentity, externalIds, requestTags);
    }

    /** The same trust, with {@code sts:TagSession} allowed. */
    public Trust allowingTags() {
        return new Trust(principals, webIdentities, true, setSourceIdentity, externalIds, requestTags);
    }

    /** The same trust, with {@code sts:SetSourceIdentity} allowed. */
    public Trust allowingSourceIdentity() {
        return new Trust(principals, webIdentities, tagSession, true, externalIds, requestTags);
    }

    /** The same trust, for requests with this external id; called again, one of them suffices. */
    public Trust requiringExternalId(String externalId) {
        Set<String> more = new LinkedHashSet<>(externalIds);
        more.add(externalId);
        return new Trust(principals, webIdentities, tagSession, setSourceIdentity, more, requestTags);
    }

    /** The same trust, with tags allowed, for requests that bring this tag. */
    public Trust requiringTag(String key, String value) {
        Map<String, String> more = new LinkedHashMap<>(requestTags);
        more.put(key, value);
        return new Trust(principals, webIdentities, true, setSourceIdentity, externalIds, more);
    }

    /**
     * The terms for web identity tokens of one provider.
     *
     * @param issuer the provider's issuer URL, the token's {@code iss}
     * @param audiences what the token's {@code aud} may be, at least one
     * @param subjects what the token's {@code sub} may be, at least one, where {@code *} stands for any run of
     *     characters and {@code ?} for one
     */
    public record WebIdentity(String issuer, Set<String> audiences, Set<String> subjects) {
        public WebIdentity {
            audiences = Set.copyOf(audiences);
            subjects = Set.copyOf(subjects);
            if (issuer.isEmpty() || audiences.isEmpty() || subjects.isEmpty()) {
                throw new IllegalArgumentException("expected an issuer, an audience and a subject, got `" + issuer
                        + "`, `" + audiences + "` and `" + subjects + "`");
            }
        }

        /** One issuer, one audience, one subject or pattern of subjects. */
        public static WebIdentity of(String issuer, String audience, String subject) {
            return new WebIdentity(issuer, Set.of(audience), Set.of(subject));
        }
    }
}
