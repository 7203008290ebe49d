package io.jenkins.plugins.accessbroker.issuer.aws;

import io.jenkins.plugins.accessbroker.issuer.call.Timeouts;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.http.apache.ProxyConfiguration;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * One STS client a region, over one pool of connections. Each is told its endpoint, so that nothing in the environment
 * of the controller can turn it to another; none repeats a call by itself, follows a redirect or reads the shared AWS
 * files.
 */
final class Clients implements AutoCloseable {
    private final AwsSettings settings;
    private final SdkHttpClient http;
    private final Map<String, StsClient> byRegion = new ConcurrentHashMap<>();

    Clients(AwsSettings settings) {
        this.settings = settings;
        Timeouts timeouts = settings.timeouts();
        this.http = new WholeAnswerClient(ApacheHttpClient.builder()
                .connectionTimeout(timeouts.connect())
                .connectionAcquisitionTimeout(timeouts.call())
                .socketTimeout(timeouts.call())
                .expectContinueEnabled(false)
                .proxyConfiguration(proxy(settings))
                .build());
    }

    /** A proxy that is set for the process is used, but never to reach this machine itself. */
    private static ProxyConfiguration proxy(AwsSettings settings) {
        boolean away = settings.endpoint().filter(Endpoints::isLoopback).isEmpty();
        return ProxyConfiguration.builder()
                .useSystemPropertyValues(away)
                .useEnvironmentVariableValues(away)
                .build();
    }

    /** The client for a region's STS. */
    StsClient of(String region) {
        return byRegion.computeIfAbsent(region, this::open);
    }

    /** Where the client for a region asks. */
    URI endpoint(String region) {
        return settings.endpoint().orElseGet(() -> Endpoints.of(region, settings.fips()));
    }

    private StsClient open(String region) {
        return StsClient.builder()
                .region(Region.of(region))
                .endpointOverride(endpoint(region))
                .dualstackEnabled(false)
                .fipsEnabled(false)
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .httpClient(http)
                .overrideConfiguration(ClientOverrideConfiguration.builder()
                        .retryStrategy(AwsRetryStrategy.doNotRetry())
                        .defaultProfileFile(ProfileFile.aggregator().build())
                        .defaultProfileName("none")
                        .build())
                .build();
    }

    @Override
    public void close() {
        byRegion.values().forEach(StsClient::close);
        http.close();
    }
}
