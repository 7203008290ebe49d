package io.jenkins.plugins.accessbroker.plugin.config.aws;

import com.cloudbees.jenkins.plugins.awscredentials.AmazonWebServicesCredentials;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import io.jenkins.plugins.accessbroker.issuer.Secret;
import io.jenkins.plugins.accessbroker.issuer.aws.AwsKeys;
import java.util.Optional;
import org.jenkinsci.plugins.variant.OptionalExtension;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/** An AWS credential of the AWS Credentials plugin, where that is installed. */
@OptionalExtension(requirePlugins = "aws-credentials")
public final class AwsPluginKeys implements KeyForm {
    @Override
    public boolean fits(StandardCredentials credential) {
        return credential instanceof AmazonWebServicesCredentials;
    }

    @Override
    public AwsKeys read(StandardCredentials credential) {
        AwsCredentials keys = ((AmazonWebServicesCredentials) credential).resolveCredentials();
        Optional<Secret> token = keys instanceof AwsSessionCredentials session
                ? Optional.of(Secret.of(session.sessionToken()))
                : Optional.empty();
        return new AwsKeys(keys.accessKeyId(), Secret.of(keys.secretAccessKey()), token);
    }
}
