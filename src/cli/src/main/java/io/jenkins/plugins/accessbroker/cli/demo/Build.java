package io.jenkins.plugins.accessbroker.cli.demo;

import io.jenkins.plugins.accessbroker.issuer.Credential;
import java.net.URI;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.http.apache.ProxyConfiguration;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.StsException;

/** A build that uses the credential which it was given, through the AWS SDK. */
final class Build implements AutoCloseable {
    /** The emulator is on this machine. */
    private static final ProxyConfiguration NO_PROXY = ProxyConfiguration.builder()
            .useSystemPropertyValues(false)
            .useEnvironmentVariableValues(false)
            .build();

    private final SdkHttpClient http;
    private final StsClient sts;

    Build(URI endpoint, Credential credential) {
        this.http = ApacheHttpClient.builder().proxyConfiguration(NO_PROXY).build();
        this.sts = StsClient.builder()
                .httpClient(http)
                .endpointOverride(endpoint)
                .region(Region.of(credential.variables().getOrDefault("AWS_REGION", "eu-west-1")))
                .fipsEnabled(false)
                .dualstackEnabled(false)
                .credentialsProvider(StaticCredentialsProvider.create(AwsSessionCredentials.create(
                        credential.variables().get("AWS_ACCESS_KEY_ID"),
                        credential.secrets().get("AWS_SECRET_ACCESS_KEY").reveal(),
                        credential.secrets().get("AWS_SESSION_TOKEN").reveal())))
                .build();
    }

    /** Whom the token service says that the caller is. */
    String identity() {
        return sts.getCallerIdentity().arn();
    }

    /** The code with which the token service refuses to give the caller a role; nothing if it gives it. */
    Optional<String> refusal(String role) {
        try {
            sts.assumeRole(request -> request.roleArn(role).roleSessionName("not-mine"));
            return Optional.empty();
        } catch (StsException e) {
            return Optional.of(e.awsErrorDetails().errorCode());
        }
    }

    @Override
    public void close() {
        sts.close();
        http.close();
    }
}
