package io.jenkins.plugins.accessbroker.issuer.aws;

import io.jenkins.plugins.accessbroker.issuer.Secret;
import java.util.Objects;
import java.util.Optional;

/**
 * AWS credentials that the broker itself has.
 *
 * @param accessKeyId which credentials these are; no secret
 * @param secretAccessKey what calls are signed with
 * @param sessionToken what makes them those of a session; none for a user's own keys
 */
public record AwsKeys(String accessKeyId, Secret secretAccessKey, Optional<Secret> sessionToken) {
    public AwsKeys {
        if (accessKeyId.isBlank()) {
            throw new IllegalArgumentException("an access key id is empty");
        }
        Objects.requireNonNull(secretAccessKey);
        Objects.requireNonNull(sessionToken);
    }
}
