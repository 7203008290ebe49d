package io.jenkins.plugins.accessbroker.issuer.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.accessbroker.issuer.Credential;
import io.jenkins.plugins.accessbroker.issuer.IssuerFault;
import io.jenkins.plugins.accessbroker.testkit.sts.Fault;
import io.jenkins.plugins.accessbroker.testkit.sts.Role;
import io.jenkins.plugins.accessbroker.testkit.sts.StsEmulator;
import io.jenkins.plugins.accessbroker.testkit.sts.Trust;
import java.net.URI;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a pipeline author reads for each way in which STS can fail: {@code testdata/issuers/aws-sts/faults}. */
class FaultMatrixTest {
    private static final Role OTHER = Role.of("arn:aws:iam::123456789012:role/admin", Trust.of(AwsWorld.JENKINS.arn()));

    private AwsWorld world;

    @BeforeEach
    void start() {
        world = new AwsWorld();
    }

    @AfterEach
    void stop() {
        world.close();
    }

    /** A fault that lasts, and how often STS is asked for it. */
    static Stream<Arguments> lasting() {
        return Stream.of(
                Arguments.of("reset", Fault.reset(), 5),
                Arguments.of("hang-up", Fault.hangUp(), 5),
                Arguments.of("lost-answer", Fault.loseAnswer(), 5),
                Arguments.of("truncated", Fault.truncated(), 5),
                Arguments.of("proxy-401", Fault.proxyError(401), 1),
                Arguments.of("proxy-403", Fault.proxyError(403), 1),
                Arguments.of("proxy-404", Fault.proxyError(404), 1),
                Arguments.of("proxy-407", Fault.proxyError(407), 1),
                Arguments.of("proxy-409", Fault.proxyError(409), 1),
                Arguments.of("proxy-422", Fault.proxyError(422), 1),
                Arguments.of("proxy-429", Fault.proxyError(429), 5),
                Arguments.of("proxy-502", Fault.proxyError(502), 5),
                Arguments.of("throttling", Fault.throttle(), 5),
                Arguments.of("throttling-429", Fault.refuse(429, "TooManyRequestsException", "slow down"), 5),
                Arguments.of("internal-failure-500", Fault.internalFailure(), 5),
                Arguments.of("service-unavailable-503", Fault.serviceUnavailable(), 5),
                Arguments.of("malformed-xml", Fault.malformedXml(), 1),
                Arguments.of("huge-body", Fault.huge(WholeAnswerClient.LARGEST + 1), 1),
                Arguments.of("redirect", Fault.redirect(URI.create("https://sts.example.com/")), 1),
                Arguments.of("other-role", Fault.answerFor(OTHER), 1),
                Arguments.of("other-session", Fault.replacing("AssumedRoleId", "AROAEXAMPLEEXAMPLE:other"), 1),
                Arguments.of("other-source-identity", Fault.replacing("SourceIdentity", "somebody"), 1),
                Arguments.of("no-source-identity", Fault.missing("SourceIdentity"), 1),
                Arguments.of("already-expired", Fault.alreadyExpired(), 1),
                Arguments.of("lasts-too-long", Fault.lasting(Duration.ofHours(1)), 1),
                Arguments.of("no-credentials", Fault.missing("Credentials"), 1),
                Arguments.of("no-session-token", Fault.missing("SessionToken"), 1),
                Arguments.of("empty-secret", Fault.replacing("SecretAccessKey", ""), 1),
                Arguments.of("foreign-key-id", Fault.replacing("AccessKeyId", "not a key"), 1),
                Arguments.of("no-role", Fault.missing("AssumedRoleUser"), 1),
                Arguments.of("unreadable-expiration", Fault.replacing("Expiration", "tomorrow"), 1),
                refusal(400, "ExpiredToken", "The security token included in the request is expired"),
                refusal(403, "InvalidClientTokenId", "The security token included in the request is invalid."),
                refusal(403, "SignatureDoesNotMatch", "The request signature we calculated does not match"),
                refusal(403, "AccessDenied", "secret words of a gateway"),
                refusal(403, "RegionDisabledException", "STS is not activated in this region for account:1"),
                refusal(400, "MalformedPolicyDocument", "Syntax errors in policy."),
                refusal(
                        400,
                        "PackedPolicyTooLarge",
                        "Packed policy consumes 131% of allotted space, please use a smaller policy."),
                refusal(400, "ValidationError", "1 validation error detected"),
                refusal(400, "InvalidParameterValue", "Duplicate tag keys found."),
                refusal(400, "ExpiredTokenException", "Token expired"),
                refusal(400, "InvalidIdentityToken", "Incorrect token audience"),
                refusal(403, "IDPRejectedClaim", "claim"),
                Arguments.of("IDPCommunicationError", Fault.refuse(400, "IDPCommunicationError", "no provider"), 2),
                refusal(400, "SomethingNew", "words that nobody foresaw"),
                Arguments.of("code-with-words", Fault.refuse(403, "not a code: words", "of the other side"), 1));
    }

    private static Arguments refusal(int status, String code, String message) {
        return Arguments.of(code, Fault.refuse(status, code, message), 1);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lasting")
    void saysWhatWentWrongAndWhatToCheck(String name, Fault fault, int attempts) {
        world.sts.faults().always(fault);
        try (AwsStsIssuer issuer = world.issuer()) {
            check(name, issuer, AwsWorld.scope());
        }
        assertThat(world.sts.requests()).hasSize(attempts);
        assertThat(world.pauses).hasSize(attempts - 1);
    }

    static Stream<Arguments> passing() {
        return lasting().filter(arguments -> (int) arguments.get()[2] > 1);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("passing")
    void recoversFromWhatPasses(String name, Fault fault, int attempts) throws Exception {
        world.sts.faults().next(attempts - 1, fault);
        Credential credential = world.issuer().issue(AwsWorld.order(AwsWorld.scope()));
        assertThat(credential.scope()).containsEntry("role", AwsWorld.ROLE);
        assertThat(world.sts.requests()).hasSize(attempts);
        assertThat(world.sts.faults().pending()).isZero();
    }

    @Test
    void followsNoRedirectEvenToAnStsThatWouldAnswer() throws Exception {
        try (StsEmulator elsewhere = StsEmulator.builder()
                .clock(world.clock)
                .user(AwsWorld.JENKINS)
                .role(AwsWorld.DEPLOY)
                .start()) {
            world.sts.faults().always(Fault.redirect(elsewhere.endpoint().resolve("/")));
            IssuerFault fault = fault(world.issuer(), AwsWorld.scope());
            assertThat(fault.reason()).isEqualTo(IssuerFault.Reason.CONFIGURATION);
            assertThat(elsewhere.requests()).isEmpty();
        }
    }

    @Test
    void readsAnAnswerThatSaysMoreThanIsKnown() throws Exception {
        world.sts.faults().next(Fault.unknownElements());
        assertThat(world.issuer().issue(AwsWorld.order(AwsWorld.scope())).id()).startsWith("ASIA");
    }

    @Test
    void readsTheLargestAnswerThatIsAllowed() throws Exception {
        world.sts.faults().next(Fault.huge(WholeAnswerClient.LARGEST - 2_048));
        assertThat(world.issuer().issue(AwsWorld.order(AwsWorld.scope())).id()).startsWith("ASIA");
    }

    @Test
    void saysThatNothingListens() throws Exception {
        world.sts.close();
        check("nothing-listens", world.issuer(), AwsWorld.scope());
        assertThat(world.pauses).hasSize(Attempts.MOST - 1);
    }

    private void check(String name, AwsStsIssuer issuer, AwsScope scope) {
        IssuerFault fault = fault(issuer, scope);
        assertThat(fault.getCause()).isNull();
        assertThat(fault.getSuppressed()).isEmpty();
        Golden.check("faults/" + name + ".txt", fault.reason() + "\n" + world.normal(fault.getMessage()) + "\n");
    }

    private static IssuerFault fault(AwsStsIssuer issuer, AwsScope scope) {
        return catchThrowableOfType(IssuerFault.class, () -> issuer.issue(AwsWorld.order(scope)));
    }
}
