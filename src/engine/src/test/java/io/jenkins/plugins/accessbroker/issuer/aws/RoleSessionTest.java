package io.jenkins.plugins.accessbroker.issuer.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.accessbroker.issuer.Attribution;
import io.jenkins.plugins.accessbroker.issuer.Credential;
import io.jenkins.plugins.accessbroker.issuer.Order;
import io.jenkins.plugins.accessbroker.issuer.Secret;
import io.jenkins.plugins.accessbroker.issuer.call.Timeouts;
import io.jenkins.plugins.accessbroker.testkit.sts.RecordedRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is asked of STS, and what is made of its answer. */
class RoleSessionTest {
    private static final String POLICY = "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\","
            + "\"Action\":\"s3:PutObject\",\"Resource\":\"arn:aws:s3:::payments-releases/*\"}}";
    private static final String NAME = "payments.deploy-7-f0st4m84sscq0i9i";

    private final AwsWorld world = new AwsWorld();

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void sendsEverythingThatTheGrantSays() throws Exception {
        AwsScope scope = new AwsScope(
                RoleArn.parse(AwsWorld.ROLE).orElseThrow(),
                Optional.of("eu-west-1"),
                Duration.ofMinutes(30),
                Optional.of(new SessionPolicy(POLICY)),
                List.of("arn:aws:iam::aws:policy/ReadOnlyAccess"),
                Optional.of("jenkins/prod"),
                AttributionMode.TAGS,
                new TreeMap<>(Map.of("Team", "payments")));
        world.issuer().issue(new Order(scope, Duration.ofMinutes(20), AwsWorld.BUILD));
        RecordedRequest request = world.sts.requests("AssumeRole").get(0);
        assertThat(request.parameter("RoleArn")).isEqualTo(AwsWorld.ROLE);
        assertThat(request.parameter("RoleSessionName")).isEqualTo(NAME);
        assertThat(request.parameter("SourceIdentity")).isEqualTo(NAME);
        assertThat(request.parameter("DurationSeconds")).isEqualTo("1200");
        assertThat(request.parameter("Policy")).isEqualTo(POLICY);
        assertThat(request.parameter("ExternalId")).isEqualTo("jenkins/prod");
        assertThat(request.policyArns()).containsExactly("arn:aws:iam::aws:policy/ReadOnlyAccess");
        assertThat(request.transitiveTagKeys()).isEmpty();
        assertThat(request.tags())
                .isEqualTo(Map.of(
                        "Team", "payments",
                        "access-broker:grant", "payments/deploy-prod",
                        "access-broker:owner", "Payments",
                        "access-broker:job", "payments/deploy",
                        "access-broker:build", "7",
                        "access-broker:lease", "l-1"));
    }

    @Test
    void sendsNeitherTagsNorSourceIdentityWithTheSessionNameAlone() throws Exception {
        Credential credential = world.issuer().issue(AwsWorld.order(AwsWorld.scope(AttributionMode.SESSION_NAME)));
        RecordedRequest request = world.sts.requests("AssumeRole").get(0);
        assertThat(request.parameters().keySet())
                .containsExactlyInAnyOrder("RoleArn", "RoleSessionName", "DurationSeconds");
        assertThat(credential.scope()).doesNotContainKeys("sourceIdentity", "packedPolicySize");
    }

    @Test
    void handsOnTheCredentialAndWhatIsKnownOfIt() throws Exception {
        Credential credential = world.issuer().issue(AwsWorld.order(AwsWorld.scope()));
        assertThat(credential.id()).startsWith("ASIA");
        assertThat(credential.secrets()).containsOnlyKeys("AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN");
        assertThat(credential.secrets().values().stream().map(Secret::reveal))
                .containsExactlyInAnyOrderElementsOf(world.sts.secretsHandedOut());
        assertThat(credential.variables())
                .containsExactlyEntriesOf(new TreeMap<>(Map.of(
                        "AWS_ACCESS_KEY_ID", credential.id(),
                        "AWS_REGION", "eu-west-1",
                        "AWS_DEFAULT_REGION", "eu-west-1")));
        assertThat(credential.sha256())
                .isEqualTo(credential.secrets().get("AWS_SESSION_TOKEN").sha256());
        assertThat(credential.requestId()).isEqualTo(world.sts.requests().get(0).requestId());
        assertThat(credential.expires()).isEqualTo(world.clock.instant().plus(Duration.ofMinutes(15)));
        assertThat(credential.scope())
                .containsEntry("role", AwsWorld.ROLE)
                .containsEntry("session", "arn:aws:sts::123456789012:assumed-role/payments-deploy/" + NAME)
                .containsEntry("sessionName", NAME)
                .containsEntry("sourceIdentity", NAME)
                .containsEntry("stsRegion", "eu-west-1")
                .containsEntry("attribution", "tags")
                .containsEntry("expires", credential.expires().toString())
                .hasEntrySatisfying("packedPolicySize", size -> assertThat(size).matches("\\d+%"));
    }

    @Test
    void namesNoRegionToTheBuildWhereTheGrantNamesNone() throws Exception {
        AwsScope scope = new AwsScope(
                RoleArn.parse(AwsWorld.ROLE).orElseThrow(),
                Optional.empty(),
                Duration.ofMinutes(15),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                AttributionMode.TAGS,
                new TreeMap<>());
        AwsSettings settings = new AwsSettings(
                Optional.of("eu-central-1"),
                Optional.of(world.sts.endpoint()),
                false,
                AwsWorld.SOURCE,
                Timeouts.DEFAULT);
        Credential credential = world.issuer(settings, AwsWorld.signing()).issue(AwsWorld.order(scope));
        assertThat(credential.variables()).containsOnlyKeys("AWS_ACCESS_KEY_ID");
        assertThat(credential.scope()).containsEntry("stsRegion", "eu-central-1");
    }

    @Test
    void sendsTagsForAnyJobAndOwnerThereCanBe() throws Exception {
        Attribution build = new Attribution(
                AwsWorld.BUILD.grant(), "aws: Größe & \u2028 =", "folder/" + "ж&".repeat(500), 7, "l-1");
        AwsScope scope = AwsWorld.scope();
        world.issuer().issue(new Order(scope, scope.ttl(), build));
        assertThat(world.sts.requests().get(0).tags())
                .hasSize(Tags.OWN)
                .containsEntry("access-broker:owner", "=61ws: Größe =26 =E2=80=A8 =3D");
    }

    @Test
    void asksTheStatedEndpointWhateverTheControllersEnvironmentSays() throws Exception {
        Map<String, String> elsewhere = Map.of(
                "aws.endpointUrl", "http://127.0.0.1:1",
                "aws.endpointUrlSts", "http://127.0.0.1:1",
                "aws.useFipsEndpoint", "true",
                "aws.useDualstackEndpoint", "true",
                "aws.region", "us-east-1",
                "aws.maxAttempts", "9");
        elsewhere.forEach(System::setProperty);
        try {
            world.issuer().issue(AwsWorld.order(AwsWorld.scope()));
        } finally {
            elsewhere.keySet().forEach(System::clearProperty);
        }
        assertThat(world.sts.requests()).hasSize(1);
    }
}
