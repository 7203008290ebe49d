package io.jenkins.plugins.accessbroker.issuer.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.accessbroker.issuer.Credential;
import io.jenkins.plugins.accessbroker.issuer.IssuerFault;
import io.jenkins.plugins.accessbroker.issuer.call.Timeouts;
import io.jenkins.plugins.accessbroker.testkit.sts.Fault;
import io.jenkins.plugins.accessbroker.testkit.sts.Role;
import io.jenkins.plugins.accessbroker.testkit.sts.Trust;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/** What an author reads when role and grant do not fit each other: {@code testdata/issuers/aws-sts/trust}. */
class TrustTest {
    private final AwsWorld world = new AwsWorld();
    private final Trust trust = Trust.of(AwsWorld.JENKINS.arn());

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void saysThatTheRoleDoesNotLetTagsBeSet() throws Exception {
        world.sts.add(Role.of(AwsWorld.ROLE, trust.allowingSourceIdentity()));
        refused("no-tag-session", AwsWorld.scope());
        assertThat(world.issuer()
                        .issue(AwsWorld.order(AwsWorld.scope(AttributionMode.SESSION_NAME)))
                        .id())
                .isNotEmpty();
    }

    @Test
    void saysThatTheRoleDoesNotLetASourceIdentityBeSet() throws Exception {
        world.sts.add(Role.of(AwsWorld.ROLE, trust.allowingTags()));
        refused("no-set-source-identity", AwsWorld.scope());
        assertThat(world.issuer()
                        .issue(AwsWorld.order(AwsWorld.scope(AttributionMode.SESSION_NAME)))
                        .id())
                .isNotEmpty();
    }

    @Test
    void saysThatTheRoleTrustsSomebodyElse() {
        world.sts.add(Role.of(AwsWorld.ROLE, Trust.of("arn:aws:iam::111122223333:user/ana")));
        refused("other-principal", AwsWorld.scope());
    }

    @Test
    void saysThatTheRoleAsksForAnExternalId() throws Exception {
        world.sts.add(Role.of(AwsWorld.ROLE, AwsWorld.DEPLOY.trust().requiringExternalId("right")));
        refused("no-external-id", AwsWorld.scope());
        refused("wrong-external-id", scope(Duration.ofMinutes(15), "wrong"));
        assertThat(world.issuer()
                        .issue(AwsWorld.order(scope(Duration.ofMinutes(15), "right")))
                        .id())
                .isNotEmpty();
    }

    @Test
    void saysThatTheRoleDoesNotExist() {
        world.sts.remove(AwsWorld.DEPLOY);
        refused("no-such-role", AwsWorld.scope());
    }

    @Test
    void saysThatTheRolesSessionsAreShorter() {
        refused("ttl-beyond-role", AwsWorld.scope(AttributionMode.TAGS, Duration.ofHours(2), Optional.empty()));
    }

    @Test
    void saysThatPoliciesAndTagsDoNotFitTheirSpace() {
        TreeMap<String, String> tags = IntStream.range(0, 20)
                .boxed()
                .collect(Collectors.toMap(i -> "key-" + i, i -> "v".repeat(190), (a, b) -> a, TreeMap::new));
        AwsScope scope = new AwsScope(
                RoleArn.parse(AwsWorld.ROLE).orElseThrow(),
                Optional.of("eu-west-1"),
                Duration.ofMinutes(15),
                Optional.of(new SessionPolicy("{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Deny\","
                        + "\"Action\":\"*\",\"Resource\":\"arn:aws:s3:::" + "x".repeat(1_000) + "\"}}")),
                List.of(),
                Optional.empty(),
                AttributionMode.TAGS,
                tags);
        refused("too-large-once-packed", scope);
    }

    @Test
    void checksTheHourOfChainedSessionsBeforeItAsks() throws Exception {
        world.sts.add(Role.of(
                        AwsWorld.ROLE,
                        Trust.of(AwsWorld.JENKINS.arn(), AwsWorld.ROLE)
                                .allowingTags()
                                .allowingSourceIdentity())
                .lasting(Duration.ofHours(12)));
        Identity session = AwsWorld.signing(session());
        int before = world.sts.requests().size();
        AwsStsIssuer chained = world.issuer(world.settings(world.sts.endpoint(), Timeouts.DEFAULT), session);
        refused("chained", chained, AwsWorld.scope(AttributionMode.TAGS, Duration.ofSeconds(3_601), Optional.empty()));
        assertThat(world.sts.requests()).hasSize(before);
        AwsScope hour = AwsWorld.scope(AttributionMode.SESSION_NAME, Duration.ofHours(1), Optional.empty());
        assertThat(chained.issue(AwsWorld.order(hour)).id()).isNotEmpty();
    }

    @Test
    void understandsTheHourOfChainedSessionsFromStsToo() {
        world.sts
                .faults()
                .next(
                        Fault.refuse(
                                400,
                                "ValidationError",
                                "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining"));
        refused("chained-says-sts", AwsWorld.scope(AttributionMode.TAGS, Duration.ofHours(2), Optional.empty()));
    }

    private AwsCredentials session() throws IssuerFault {
        Credential base = world.issuer().issue(AwsWorld.order(AwsWorld.scope(AttributionMode.SESSION_NAME)));
        return AwsSessionCredentials.create(
                base.id(),
                base.secrets().get("AWS_SECRET_ACCESS_KEY").reveal(),
                base.secrets().get("AWS_SESSION_TOKEN").reveal());
    }

    private static AwsScope scope(Duration ttl, String externalId) {
        return AwsWorld.scope(AttributionMode.TAGS, ttl, Optional.of(externalId));
    }

    private void refused(String name, AwsScope scope) {
        int before = world.sts.requests().size();
        refused(name, world.issuer(), scope);
        assertThat(world.sts.requests()).hasSize(before + 1);
    }

    private void refused(String name, AwsStsIssuer issuer, AwsScope scope) {
        IssuerFault fault = catchThrowableOfType(IssuerFault.class, () -> issuer.issue(AwsWorld.order(scope)));
        Golden.check("trust/" + name + ".txt", fault.reason() + "\n" + world.normal(fault.getMessage()) + "\n");
    }
}
