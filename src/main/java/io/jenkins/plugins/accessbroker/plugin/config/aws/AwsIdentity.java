package io.jenkins.plugins.accessbroker.plugin.config.aws;

import hudson.model.AbstractDescribableImpl;
import io.jenkins.plugins.accessbroker.issuer.aws.CredentialSource;
import java.util.Optional;

/** Who the broker itself is when it asks AWS. No secret stands in it. */
public abstract class AwsIdentity extends AbstractDescribableImpl<AwsIdentity> {
    /** What is wrong with it, if anything is. */
    abstract Optional<String> problem();

    /** The engine's word for it; only where there is no {@link #problem}. */
    abstract CredentialSource source();

    /** What it is, for the state page. */
    abstract String words();
}
