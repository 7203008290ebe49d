package io.jenkins.plugins.accessbroker.testkit.sts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustTest {
    private static final Trust USER = Trust.of(World.USER.arn());

    private final World world = new World();

    @AfterEach
    void close() {
        world.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"arn:aws:iam::123456789012:user/jenkins", "arn:aws:iam::123456789012:root"})
    void aTrustedPrincipalIsAdmitted(String principal) {
        world.trusting(Trust.of(principal)).assume().send().succeeded();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arn:aws:iam::123456789012:user/other",
                "arn:aws:iam::210987654321:root",
                "arn:aws-cn:iam::123456789012:user/jenkins"
            })
    void anotherPrincipalIsDenied(String principal) {
        denied(world.trusting(Trust.of(principal)).assume(), "sts:AssumeRole");
    }

    @Test
    void aRoleThatDoesNotExistIsDeniedLikeAnyOther() {
        world.sts.remove(World.ROLE);
        denied(world.assume(), "sts:AssumeRole");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arn:aws:iam::123456789012:user/deploy",
                "arn:aws:sts::123456789012:assumed-role/deploy/x",
                "arn:aws:iam::1234:role/deploy-it",
                "role/payments-deploy-production"
            })
    void whatIsNoRoleIsInvalid(String arn) {
        world.assume().with("RoleArn", arn).send().failed(400, "ValidationError", arn + " is invalid");
    }

    @Test
    void tagsAreForATrustThatAllowsThem() {
        denied(world.assume().tag(1, "team", "payments"), "sts:TagSession");
        world.trusting(USER.allowingTags())
                .assume()
                .tag(1, "team", "payments")
                .send()
                .succeeded();
    }

    @Test
    void aSourceIdentityIsForATrustThatAllowsIt() {
        denied(world.assume().with("SourceIdentity", "ana"), "sts:SetSourceIdentity");
        Sent sent = world.trusting(USER.allowingSourceIdentity())
                .assume()
                .with("SourceIdentity", "ana")
                .send()
                .succeeded();
        assertThat(sent.text("SourceIdentity")).isEqualTo("ana");
    }

    @Test
    void anExternalIdMayBeRequired() {
        world.trusting(USER.requiringExternalId("id-1").requiringExternalId("id-2"));
        denied(world.assume(), "sts:AssumeRole");
        denied(world.assume().with("ExternalId", "id-3"), "sts:AssumeRole");
        world.assume().with("ExternalId", "id-1").send().succeeded();
        world.assume().with("ExternalId", "id-2").send().succeeded();
    }

    @Test
    void tagsMayBeRequired() {
        world.trusting(USER.requiringTag("job", "payments/*").requiringTag("build", "*"));
        denied(world.assume(), "sts:AssumeRole");
        denied(world.assume().tag(1, "job", "payments/deploy"), "sts:AssumeRole");
        denied(world.assume().tag(1, "job", "billing/deploy").tag(2, "build", "7"), "sts:AssumeRole");
        world.assume()
                .tag(1, "Job", "payments/deploy")
                .tag(2, "build", "7")
                .send()
                .succeeded();
    }

    @Test
    void theRolesMaximumIsKept() {
        world.sts.add(World.ROLE.lasting(Duration.ofHours(2)));
        world.assume().with("DurationSeconds", "7200").send().succeeded();
        world.assume()
                .with("DurationSeconds", "7201")
                .send()
                .failed(
                        400,
                        "ValidationError",
                        "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.");
    }

    @ParameterizedTest
    @CsvSource({"aws,123456789012", "aws-cn,123456789012", "aws-us-gov,210987654321"})
    void everyPartitionHasRoles(String partition, String account) {
        Role role = Role.of("arn:" + partition + ":iam::" + account + ":role/x/y/deploy", USER);
        world.sts.add(role);
        assertThat(world.assume(role).send().succeeded().text("Arn"))
                .isEqualTo("arn:" + partition + ":sts::" + account + ":assumed-role/deploy/build-7");
    }

    @Test
    void nobodyHasAnMfaDevice() {
        world.assume()
                .with("SerialNumber", "arn:aws:iam::123456789012:mfa/jenkins")
                .with("TokenCode", "123456")
                .send()
                .failed(
                        403,
                        "AccessDenied",
                        "MultiFactorAuthentication failed, unable to validate MFA code.  Please verify your MFA serial"
                                + " number is valid and associated with this user.");
        assertThat(world.assume().with("TokenCode", "123456").send().status()).isEqualTo(403);
    }

    @Test
    void onlyWhatIamKnowsCanBeSetUp() {
        assertThatThrownBy(() -> Role.of("arn:aws:iam::123456789012:user/x", USER))
                .hasMessage("expected the arn of an iam role, such as `arn:aws:iam::123456789012:role/name`, got"
                        + " `arn:aws:iam::123456789012:user/x`");
        assertThatThrownBy(() -> World.ROLE.lasting(Duration.ofMinutes(59))).hasMessageContaining("1 to 12 hours");
        assertThatThrownBy(() -> World.ROLE.lasting(Duration.ofSeconds(43201))).hasMessageContaining("1 to 12 hours");
        assertThatThrownBy(() -> Trust.of("jenkins")).hasMessageContaining("`jenkins`");
        assertThatThrownBy(() -> new User(World.USER.arn(), "short", "s")).hasMessageContaining("`short`");
        assertThatThrownBy(() -> new User(World.USER.arn(), "AKIAIOSFODNN7EXAMPLE", ""))
                .hasMessageContaining("secret");
    }

    private static void denied(Call call, String action) {
        call.send()
                .failed(
                        403,
                        "AccessDenied",
                        "User: arn:aws:iam::123456789012:user/jenkins is not authorized to perform: " + action
                                + " on resource: arn:aws:iam::123456789012:role/ci/deploy");
    }
}
