package io.jenkins.plugins.accessbroker.issuer.aws;

import io.jenkins.plugins.accessbroker.issuer.call.Timeouts;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;

/**
 * How the broker reaches STS.
 *
 * @param region whose STS is asked for every grant; the grant's own region where there is none
 * @param endpoint where STS is, in place of the region's own endpoint; https, or loopback
 * @param fips whether the region's FIPS endpoint is asked; not with an endpoint
 * @param credentials where the broker's own credentials come from
 * @param timeouts how long anything may take
 */
record AwsSettings(
        Optional<String> region,
        Optional<URI> endpoint,
        boolean fips,
        CredentialSource credentials,
        Timeouts timeouts) {
    AwsSettings {
        Objects.requireNonNull(region);
        Objects.requireNonNull(credentials);
        Objects.requireNonNull(timeouts);
        if (fips && endpoint.isPresent()) {
            throw new IllegalArgumentException("there is no fips endpoint beside an endpoint of one's own");
        }
        if (!endpoint.map(Endpoints::isAllowed).orElse(true)) {
            throw new IllegalArgumentException("an endpoint is neither https nor loopback");
        }
    }

    boolean isWebIdentity() {
        return credentials.isWebIdentity();
    }
}
