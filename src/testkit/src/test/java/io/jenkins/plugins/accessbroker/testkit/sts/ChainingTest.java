package io.jenkins.plugins.accessbroker.testkit.sts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChainingTest {
    private static final Role SECOND = new Role(
            "arn:aws:iam::210987654321:role/second",
            Trust.of(World.ROLE.arn()).allowingTags().allowingSourceIdentity(),
            Duration.ofHours(12));

    private final World world = new World();

    @BeforeEach
    void open() {
        world.trusting(World.ROLE.trust().allowingTags().allowingSourceIdentity());
        world.sts.add(SECOND);
    }

    @AfterEach
    void close() {
        world.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arn:aws:iam::123456789012:role/ci/deploy",
                "arn:aws:sts::123456789012:assumed-role/deploy/build-7",
                "arn:aws:iam::123456789012:root"
            })
    void aSessionIsAdmittedByRoleSessionAndAccount(String principal) {
        world.sts.add(new Role(SECOND.arn(), Trust.of(principal), Duration.ofHours(1)));
        Sent second = chained(world.assume().send()).send().succeeded();
        assertThat(world.call("GetCallerIdentity").signedBy(second).send().text("Arn"))
                .isEqualTo("arn:aws:sts::210987654321:assumed-role/second/build-7");
    }

    @Test
    void aRoleDoesNotTrustItself() {
        Sent first = world.assume().send();
        world.assume()
                .signedBy(first)
                .send()
                .failed(
                        403,
                        "AccessDenied",
                        "User: arn:aws:sts::123456789012:assumed-role/deploy/build-7 is not authorized to perform:"
                                + " sts:AssumeRole on resource: arn:aws:iam::123456789012:role/ci/deploy");
    }

    @Test
    void aChainedSessionLastsAnHourAtMost() {
        Sent first = world.assume().send();
        chained(first).with("DurationSeconds", "3600").send().succeeded();
        chained(first)
                .with("DurationSeconds", "3601")
                .send()
                .failed(
                        400,
                        "ValidationError",
                        "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role"
                                + " chaining.");
    }

    @Test
    void theRolesMaximumIsCheckedBeforeTheChainsHour() {
        world.sts.add(SECOND.lasting(Duration.ofHours(1)));
        chained(world.assume().send())
                .with("DurationSeconds", "3601")
                .send()
                .failed(
                        400,
                        "ValidationError",
                        "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.");
    }

    @Test
    void aChainMayOutliveItsFirstLink() {
        Sent first = world.assume().with("DurationSeconds", "900").send();
        world.clock.advance(Duration.ofMinutes(10));
        assertThat(chained(first).send().succeeded().text("Expiration")).isEqualTo("2026-03-01T10:10:00Z");
    }

    @Test
    void theSourceIdentityStays() {
        Sent first = world.assume().with("SourceIdentity", "ana").send();
        assertThat(chained(first).send().succeeded().text("SourceIdentity")).isEqualTo("ana");
        chained(first).with("SourceIdentity", "ana").send().succeeded();
        chained(first)
                .with("SourceIdentity", "bob")
                .send()
                .failed(400, "ValidationError", "The source identity is already set for this assume role session");
    }

    @Test
    void anInheritedSourceIdentityMustBeAllowedToo() {
        Sent first = world.assume().with("SourceIdentity", "ana").send();
        world.sts.add(new Role(SECOND.arn(), Trust.of(World.ROLE.arn()), Duration.ofHours(1)));
        chained(first)
                .send()
                .failed(
                        403,
                        "AccessDenied",
                        "User: arn:aws:sts::123456789012:assumed-role/deploy/build-7 is not authorized to perform:"
                                + " sts:SetSourceIdentity on resource: arn:aws:iam::210987654321:role/second");
    }

    @Test
    void transitiveTagsCannotBeSetAgainDownTheChain() {
        Sent first = world.assume()
                .tag(1, "job", "payments/deploy")
                .tag(2, "team", "payments")
                .with("TransitiveTagKeys.member.1", "JOB")
                .send()
                .succeeded();
        Sent second = chained(first).tag(1, "team", "billing").send().succeeded();
        world.sts.add(Role.of(
                "arn:aws:iam::210987654321:role/third", Trust.of(SECOND.arn()).allowingTags()));
        world.call("AssumeRole")
                .with("RoleArn", "arn:aws:iam::210987654321:role/third")
                .with("RoleSessionName", "third")
                .tag(1, "Job", "other")
                .signedBy(second)
                .send()
                .failed(
                        400,
                        "InvalidParameterValue",
                        "One of the specified transitive tag keys can't be set because it conflicts with a transitive"
                                + " tag key from the calling session.");
    }

    private Call chained(Sent first) {
        return world.assume(SECOND).signedBy(first);
    }
}
