package io.jenkins.plugins.accessbroker.issuer.aws;

import io.jenkins.plugins.accessbroker.issuer.Secret;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.services.sts.model.AssumeRoleWithWebIdentityResponse;
import software.amazon.awssdk.services.sts.model.AssumedRoleUser;
import software.amazon.awssdk.services.sts.model.Credentials;
import software.amazon.awssdk.services.sts.model.StsResponse;

/**
 * What STS answered, whichever operation was asked; nothing in it is checked.
 *
 * @param requestId the id of the call, empty where there was none
 * @param provenance of a web identity: its provider, audience and subject
 */
record StsAnswer(
        String requestId,
        Optional<String> accessKeyId,
        Optional<Secret> secretAccessKey,
        Optional<Secret> sessionToken,
        Optional<Instant> expiration,
        Optional<String> sessionArn,
        Optional<String> sessionId,
        Optional<Integer> packedPolicySize,
        Optional<String> sourceIdentity,
        SortedMap<String, String> provenance) {
    StsAnswer {
        provenance = Collections.unmodifiableSortedMap(new TreeMap<>(provenance));
    }

    static StsAnswer of(AssumeRoleResponse response) {
        return of(
                response,
                response.credentials(),
                response.assumedRoleUser(),
                response.packedPolicySize(),
                response.sourceIdentity(),
                new TreeMap<>());
    }

    static StsAnswer of(AssumeRoleWithWebIdentityResponse response) {
        SortedMap<String, String> provenance = new TreeMap<>();
        text(response.provider()).ifPresent(value -> provenance.put("provider", value));
        text(response.audience()).ifPresent(value -> provenance.put("audience", value));
        text(response.subjectFromWebIdentityToken()).ifPresent(value -> provenance.put("subject", value));
        return of(
                response,
                response.credentials(),
                response.assumedRoleUser(),
                response.packedPolicySize(),
                response.sourceIdentity(),
                provenance);
    }

    private static StsAnswer of(
            StsResponse response,
            Credentials credentials,
            AssumedRoleUser user,
            Integer packed,
            String sourceIdentity,
            SortedMap<String, String> provenance) {
        Optional<Credentials> given = Optional.ofNullable(credentials);
        Optional<AssumedRoleUser> session = Optional.ofNullable(user);
        return new StsAnswer(
                Foreign.requestId(response.responseMetadata().requestId()).orElse(""),
                given.map(Credentials::accessKeyId).filter(text -> !text.isEmpty()),
                given.map(Credentials::secretAccessKey)
                        .filter(text -> !text.isEmpty())
                        .map(Secret::of),
                given.map(Credentials::sessionToken)
                        .filter(text -> !text.isEmpty())
                        .map(Secret::of),
                given.map(Credentials::expiration),
                session.map(AssumedRoleUser::arn),
                session.map(AssumedRoleUser::assumedRoleId),
                Optional.ofNullable(packed),
                text(sourceIdentity),
                provenance);
    }

    private static Optional<String> text(String value) {
        return Optional.ofNullable(value).filter(text -> !text.isEmpty());
    }

    @Override
    public String toString() {
        return "StsAnswer[" + requestId + "]";
    }
}
