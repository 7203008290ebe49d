package io.jenkins.plugins.accessbroker.plugin.credential;

import io.jenkins.plugins.accessbroker.issuer.aws.AwsScope;
import io.jenkins.plugins.accessbroker.policy.Grant;
import io.jenkins.plugins.accessbroker.policy.Scope;
import org.jenkinsci.plugins.variant.OptionalExtension;

/** Grants of AWS, as credentials of the AWS Credentials plugin. */
@OptionalExtension(requirePlugins = "aws-credentials")
public final class AwsGrantKind implements GrantKind {
    @Override
    public boolean fits(Scope scope) {
        return scope instanceof AwsScope;
    }

    @Override
    public GrantCredential show(Grant grant) {
        return new AwsGrantCredential(grant);
    }
}
