package io.jenkins.plugins.accessbroker.testkit.sts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RecordTest {
    private final World world = new World();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void aRequestIsRecordedWithWhatItAskedFor() {
        world.trusting(World.ROLE.trust().allowingTags());
        Sent sent = world.assume()
                .tag(1, "job", "payments/deploy")
                .tag(2, "build", "7")
                .with("TransitiveTagKeys.member.1", "job")
                .with("PolicyArns.member.1.arn", "arn:aws:iam::aws:policy/ReadOnlyAccess")
                .send();
        RecordedRequest request = world.sts.requests("AssumeRole").get(0);
        assertThat(request.requestId()).isEqualTo(sent.requestId());
        assertThat(request.at()).isEqualTo(world.clock.instant());
        assertThat(request.callerArn()).isEqualTo(World.USER.arn());
        assertThat(request.parameter("RoleArn")).isEqualTo(World.ROLE.arn());
        assertThat(request.parameter("RoleSessionName")).isEqualTo("build-7");
        assertThat(request.tags()).containsExactly(entry("job", "payments/deploy"), entry("build", "7"));
        assertThat(request.transitiveTagKeys()).containsExactly("job");
        assertThat(request.policyArns()).containsExactly("arn:aws:iam::aws:policy/ReadOnlyAccess");
        assertThat(request.parameters()).doesNotContainKeys("Action", "Version");
        assertThat(request.status()).isEqualTo(200);
        assertThat(request.errorCode()).isEmpty();
    }

    @Test
    void aRefusalIsRecordedWithItsCode() {
        world.assume().unsigned().send();
        world.assume().with("RoleSessionName", "a").send();
        assertThat(world.sts.requests()).extracting(RecordedRequest::status).containsExactly(403, 400);
        assertThat(world.sts.requests())
                .extracting(RecordedRequest::errorCode)
                .containsExactly("MissingAuthenticationToken", "ValidationError");
        assertThat(world.sts.requests()).extracting(RecordedRequest::callerArn).containsExactly("", World.USER.arn());
    }

    @Test
    void noSecretIsRecordedOrShown() {
        world.trusting(Trust.of(World.USER.arn()).and(Trust.WebIdentity.of(World.ISSUER, World.AUDIENCE, "*")));
        IdToken token = world.token();
        world.assumeWith(token).send().succeeded();
        Sent session = world.assume().send().succeeded();
        world.call("GetCallerIdentity").signedBy(session).send().succeeded();
        String shown = world.sts.requests() + " " + World.USER + " " + World.KEY + " " + world.sts;
        assertThat(world.sts.requests("AssumeRoleWithWebIdentity").get(0).parameter("WebIdentityToken"))
                .isEqualTo(RecordedRequest.REDACTED);
        assertThat(shown).doesNotContain(token.mint().split("\\.")[1], World.USER.secretAccessKey());
        world.sts.secretsHandedOut().forEach(secret -> assertThat(shown).doesNotContain(secret));
    }

    @Test
    void whatWasHandedOutIsCountedAndKnown() {
        List<Sent> sent = List.of(world.assume().send(), world.assume().send());
        world.assume().with("RoleSessionName", "a").send();
        assertThat(world.sts.issuedCredentials()).isEqualTo(2);
        assertThat(world.sts.secretsHandedOut())
                .containsExactlyInAnyOrder(
                        sent.get(0).text("SecretAccessKey"),
                        sent.get(0).text("SessionToken"),
                        sent.get(1).text("SecretAccessKey"),
                        sent.get(1).text("SessionToken"));
    }
}
