package io.jenkins.plugins.accessbroker.issuer.aws;

import io.jenkins.plugins.accessbroker.issuer.Issuer;
import io.jenkins.plugins.accessbroker.issuer.call.Timeouts;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The settings of this issuer where a program has them, in place of an issuers file. They are held to the same rules,
 * and the timeouts are those by default.
 *
 * @param region whose STS is asked for every grant; the grant's own region where there is none
 * @param endpoint where STS is, in place of the region's own endpoint
 * @param fips whether the region's FIPS endpoint is asked
 * @param credentials the broker's own identity
 */
public record AwsSetup(Optional<String> region, Optional<String> endpoint, boolean fips, CredentialSource credentials) {
    public AwsSetup {
        Objects.requireNonNull(region);
        Objects.requireNonNull(endpoint);
        Objects.requireNonNull(credentials);
    }

    /** All that is wrong with the settings, in the words of an issuers file; nothing if they can be used. */
    public List<String> problems() {
        return Stream.of(
                        region.flatMap(AwsRules::region),
                        endpoint.flatMap(AwsRules::endpoint),
                        AwsRules.fips(fips, endpoint.isPresent()),
                        credentials.problem())
                .flatMap(Optional::stream)
                .toList();
    }

    /**
     * Sets up the issuer. Nobody is asked and nothing is read for it.
     *
     * @throws IllegalArgumentException if there are {@link #problems}
     */
    public Issuer open(InstantSource clock) {
        List<String> problems = problems();
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", problems));
        }
        return AwsStsKind.open(
                new AwsSettings(region, endpoint.map(URI::create), fips, credentials, Timeouts.DEFAULT), clock);
    }
}
