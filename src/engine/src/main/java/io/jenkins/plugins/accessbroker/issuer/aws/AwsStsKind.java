package io.jenkins.plugins.accessbroker.issuer.aws;

import io.jenkins.plugins.accessbroker.issuer.Issuer;
import io.jenkins.plugins.accessbroker.issuer.IssuerKind;
import io.jenkins.plugins.accessbroker.policy.ScopeReader;
import io.jenkins.plugins.accessbroker.policy.document.Fields;
import java.time.InstantSource;
import java.util.Optional;

/** Role sessions of AWS, {@code aws} in policy files and issuers files. */
public final class AwsStsKind implements IssuerKind {
    @Override
    public String name() {
        return AwsScope.ISSUER;
    }

    @Override
    public ScopeReader scopeReader() {
        return new AwsScopeReader();
    }

    /**
     * Sets up the issuer from {@code region}, {@code endpoint}, {@code fips}, {@code credentials} and {@code timeouts}.
     * Nobody is asked and nothing is read for it: whether the credentials are there shows with the first order.
     */
    @Override
    public Optional<Issuer> open(Fields settings, InstantSource clock) {
        return AwsSettingsReader.read(settings).map(read -> open(read, clock));
    }

    static Issuer open(AwsSettings settings, InstantSource clock) {
        return new AwsStsIssuer(settings, Identity.of(settings.credentials()), StsSetup.of(settings.timeouts(), clock));
    }
}
