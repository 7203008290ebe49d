package io.jenkins.plugins.accessbroker.testkit.sts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jenkins.plugins.accessbroker.testkit.MutableClock;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.services.sts.model.AssumeRoleWithWebIdentityResponse;
import software.amazon.awssdk.services.sts.model.Credentials;
import software.amazon.awssdk.services.sts.model.ExpiredTokenException;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;
import software.amazon.awssdk.services.sts.model.InvalidIdentityTokenException;
import software.amazon.awssdk.services.sts.model.MalformedPolicyDocumentException;
import software.amazon.awssdk.services.sts.model.PackedPolicyTooLargeException;
import software.amazon.awssdk.services.sts.model.PolicyDescriptorType;
import software.amazon.awssdk.services.sts.model.RegionDisabledException;
import software.amazon.awssdk.services.sts.model.StsException;
import software.amazon.awssdk.services.sts.model.Tag;

/** The AWS SDK for Java 2.x, as the broker uses it, takes the emulator for the service. */
class SdkClientTest {
    private static final AwsCredentials USER =
            AwsBasicCredentials.create(World.USER.accessKeyId(), World.USER.secretAccessKey());

    private final MutableClock clock = MutableClock.atPresent();
    private StsEmulator sts;

    @BeforeEach
    void open() {
        Trust trust = Trust.of(World.USER.arn())
                .and(Trust.WebIdentity.of(World.ISSUER, World.AUDIENCE, "job:payments/*"))
                .allowingTags()
                .allowingSourceIdentity();
        sts = StsEmulator.builder()
                .clock(clock)
                .user(World.USER)
                .role(new Role(World.ROLE.arn(), trust, Duration.ofHours(12)))
                .provider(OidcProvider.of(World.ACCOUNT, World.ISSUER, World.AUDIENCE, World.KEY))
                .disabledRegions("af-south-1")
                .start();
    }

    @AfterEach
    void close() {
        sts.close();
    }

    @Test
    void asksWhoItIs() {
        GetCallerIdentityResponse response = client(USER).getCallerIdentity();
        assertThat(response.arn()).isEqualTo(World.USER.arn());
        assertThat(response.account()).isEqualTo(World.ACCOUNT);
    }

    @Test
    void assumesARole() {
        AssumeRoleResponse response = client(USER)
                .assumeRole(request -> assume(request)
                        .durationSeconds(900)
                        .policy("{\"Statement\": []}")
                        .policyArns(PolicyDescriptorType.builder()
                                .arn("arn:aws:iam::aws:policy/ReadOnlyAccess")
                                .build())
                        .sourceIdentity("ana")
                        .externalId("id:1/2")
                        .tags(tag("job", "payments/deploy öffentlich"), tag("build", ""))
                        .transitiveTagKeys("job"));
        assertThat(response.assumedRoleUser().arn()).isEqualTo("arn:aws:sts::123456789012:assumed-role/deploy/build-7");
        assertThat(response.credentials().expiration())
                .isEqualTo(clock.instant().plusSeconds(900));
        assertThat(response.packedPolicySize()).isPositive();
        assertThat(response.sourceIdentity()).isEqualTo("ana");
        RecordedRequest request = sts.requests().get(0);
        assertThat(request.tags())
                .containsEntry("job", "payments/deploy öffentlich")
                .containsEntry("build", "");
        assertThat(request.requestId()).isEqualTo(response.responseMetadata().requestId());
    }

    @Test
    void chainsRoles() {
        Role second = Role.of("arn:aws:iam::210987654321:role/second", Trust.of(World.ROLE.arn()));
        sts.add(second);
        Credentials first = client(USER).assumeRole(this::assume).credentials();
        Credentials chained = client(session(first))
                .assumeRole(request -> request.roleArn(second.arn()).roleSessionName("chained"))
                .credentials();
        assertThat(client(session(chained)).getCallerIdentity().arn())
                .isEqualTo("arn:aws:sts::210987654321:assumed-role/second/chained");
    }

    @Test
    void exchangesAnIdToken() {
        String token = IdToken.of(World.KEY, World.ISSUER, World.AUDIENCE, World.SUBJECT, clock)
                .mint();
        AssumeRoleWithWebIdentityResponse response = exchange(token);
        assertThat(response.subjectFromWebIdentityToken()).isEqualTo(World.SUBJECT);
        assertThat(client(session(response.credentials())).getCallerIdentity().userId())
                .isEqualTo(World.ROLE.id() + ":build-7");
    }

    @Test
    void seesErrorsAsTheirTypes() {
        StsClient client = client(USER);
        thrown(
                MalformedPolicyDocumentException.class,
                () -> client.assumeRole(request -> assume(request).policy("{")));
        thrown(
                PackedPolicyTooLargeException.class,
                () -> client.assumeRole(request -> assume(request).tags(manyTags())));
        thrown(
                RegionDisabledException.class,
                () -> client(StaticCredentialsProvider.create(USER), Region.AF_SOUTH_1, AwsRetryStrategy.doNotRetry())
                        .assumeRole(this::assume));
        thrown(InvalidIdentityTokenException.class, () -> exchange("nonsense"));
        String token = IdToken.of(World.KEY, World.ISSUER, World.AUDIENCE, World.SUBJECT, clock)
                .expiring(clock.instant())
                .mint();
        thrown(ExpiredTokenException.class, () -> exchange(token));
        assertThatExceptionOfType(StsException.class)
                .isThrownBy(
                        () -> client.assumeRole(request -> assume(request).roleArn("arn:aws:iam::123456789012:role/x")))
                .satisfies(e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("AccessDenied"))
                .satisfies(e -> assertThat(e.statusCode()).isEqualTo(403));
    }

    @Test
    void retriesWhatItIsToldToRetry() {
        sts.faults().next(Fault.throttle()).next(Fault.serviceUnavailable());
        client(StaticCredentialsProvider.create(USER), Region.EU_WEST_1, impatient())
                .assumeRole(this::assume);
        assertThat(sts.requests())
                .extracting(RecordedRequest::errorCode)
                .containsExactly("Throttling", "ServiceUnavailable", "");
        assertThat(sts.issuedCredentials()).isEqualTo(1);
    }

    @Test
    void knowsThrottlingForWhatItIs() {
        sts.faults().next(Fault.throttle());
        assertThatExceptionOfType(AwsServiceException.class)
                .isThrownBy(() -> client(USER).assumeRole(this::assume))
                .matches(AwsServiceException::isThrottlingException)
                .matches(e -> e.requestId().equals(sts.requests().get(0).requestId()));
    }

    static Stream<Fault> faultsWithoutAnAnswer() {
        return Stream.of(Fault.reset(), Fault.hangUp(), Fault.loseAnswer(), Fault.truncated(), Fault.malformedXml());
    }

    @ParameterizedTest
    @MethodSource("faultsWithoutAnAnswer")
    void failsWithoutAnAnswer(Fault fault) {
        sts.faults().next(fault);
        assertThatExceptionOfType(SdkClientException.class)
                .isThrownBy(() -> client(USER).assumeRole(this::assume));
        assertThat(sts.requests()).hasSize(1);
    }

    static Stream<Fault> faultsWithAnError() {
        return Stream.of(
                Fault.internalFailure(),
                Fault.serviceUnavailable(),
                Fault.refuse(403, "IDPRejectedClaim", "no"),
                Fault.proxyError(429),
                Fault.proxyError(502),
                Fault.redirect(URI.create("http://127.0.0.1:1/")));
    }

    @ParameterizedTest
    @MethodSource("faultsWithAnError")
    void failsWithAnError(Fault fault) {
        sts.faults().next(fault);
        assertThatExceptionOfType(SdkException.class)
                .isThrownBy(() -> client(USER).assumeRole(this::assume));
        assertThat(sts.issuedCredentials()).isZero();
    }

    @Test
    void takesWhatIsWrongButReadable() {
        sts.faults()
                .next(Fault.missing("SessionToken"))
                .next(Fault.unknownElements())
                .next(Fault.huge(1_000_000))
                .next(Fault.drip(200, Duration.ofMillis(1)))
                .next(Fault.alreadyExpired());
        StsClient client = client(USER);
        assertThat(client.assumeRole(this::assume).credentials().sessionToken()).isNull();
        for (int i = 0; i < 3; i++) {
            assertThat(client.assumeRole(this::assume).credentials().sessionToken())
                    .isNotEmpty();
        }
        Instant expiration = client.assumeRole(this::assume).credentials().expiration();
        assertThat(expiration).isBefore(clock.instant());
    }

    private AssumeRoleRequest.Builder assume(AssumeRoleRequest.Builder request) {
        return request.roleArn(World.ROLE.arn()).roleSessionName("build-7");
    }

    private AssumeRoleWithWebIdentityResponse exchange(String token) {
        return client(AnonymousCredentialsProvider.create(), Region.EU_WEST_1, AwsRetryStrategy.doNotRetry())
                .assumeRoleWithWebIdentity(request -> request.roleArn(World.ROLE.arn())
                        .roleSessionName("build-7")
                        .webIdentityToken(token));
    }

    private StsClient client(AwsCredentials credentials) {
        return client(StaticCredentialsProvider.create(credentials), Region.EU_WEST_1, AwsRetryStrategy.doNotRetry());
    }

    private StsClient client(AwsCredentialsProvider credentials, Region region, RetryStrategy retries) {
        return StsClient.builder()
                .endpointOverride(sts.endpoint())
                .region(region)
                .credentialsProvider(credentials)
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .overrideConfiguration(configuration -> configuration.retryStrategy(retries))
                .build();
    }

    /** Three attempts, without the pause between them. */
    private static RetryStrategy impatient() {
        return AwsRetryStrategy.standardRetryStrategy().toBuilder()
                .maxAttempts(3)
                .backoffStrategy(attempt -> Duration.ZERO)
                .throttlingBackoffStrategy(attempt -> Duration.ZERO)
                .build();
    }

    private static AwsCredentials session(Credentials credentials) {
        return AwsSessionCredentials.create(
                credentials.accessKeyId(), credentials.secretAccessKey(), credentials.sessionToken());
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }

    private static Tag[] manyTags() {
        return Stream.iterate(1, i -> i + 1)
                .limit(50)
                .map(i -> tag("key" + i, "v".repeat(256)))
                .toArray(Tag[]::new);
    }

    private static void thrown(Class<? extends SdkException> type, ThrowingCallable call) {
        assertThatExceptionOfType(type).isThrownBy(call);
    }
}
