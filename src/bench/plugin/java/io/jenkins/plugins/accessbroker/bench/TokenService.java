package io.jenkins.plugins.accessbroker.bench;

import java.net.URI;
import org.jvnet.hudson.test.JenkinsRule;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;

/** The emulated token service of the demo, seen from the JVM of Jenkins. */
final class TokenService {
    static final String ROLE = "arn:aws:iam::123456789012:role/payments-report";

    private TokenService() {}

    static String endpoint() {
        return System.getProperty("access-broker.demo.sts");
    }

    static String accessKey() {
        return System.getProperty("access-broker.demo.access-key");
    }

    static String secretKey() {
        return System.getProperty("access-broker.demo.secret-key");
    }

    /** What one call takes with a client that is set up and connected: the least that anybody who calls has to wait. */
    static Times times(JenkinsRule rule) {
        Times times = new Times();
        try (StsClient sts = client()) {
            for (int round = 0; round < Times.WARM_UP + Times.ROUNDS; round++) {
                long processors = Processors.nanos();
                long start = System.nanoTime();
                sts.assumeRole(request -> request.roleArn(ROLE).roleSessionName("bench"));
                times.add(System.nanoTime() - start, 0, Processors.nanos() - processors);
            }
        }
        return times;
    }

    private static StsClient client() {
        return StsClient.builder()
                .httpClientBuilder(ApacheHttpClient.builder())
                .region(Region.EU_WEST_1)
                .endpointOverride(URI.create(endpoint()))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey(), secretKey())))
                .build();
    }
}
