package io.jenkins.plugins.accessbroker.issuer.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.accessbroker.issuer.Credential;
import io.jenkins.plugins.accessbroker.issuer.IssuerFault;
import io.jenkins.plugins.accessbroker.issuer.call.Timeouts;
import io.jenkins.plugins.accessbroker.testkit.sts.Fault;
import io.jenkins.plugins.accessbroker.testkit.sts.IdToken;
import io.jenkins.plugins.accessbroker.testkit.sts.OidcProvider;
import io.jenkins.plugins.accessbroker.testkit.sts.Role;
import io.jenkins.plugins.accessbroker.testkit.sts.SigningKey;
import io.jenkins.plugins.accessbroker.testkit.sts.Trust;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The broker asks with a token of its identity provider: {@code testdata/issuers/aws-sts/web-identity}. */
class WebIdentityTest {
    private static final String ISSUER = "https://jenkins.example.com/oidc";
    private static final SigningKey KEY = SigningKey.es256("k1");

    @TempDir
    private Path folder;

    private final AwsWorld world = new AwsWorld();
    private final IdToken token = IdToken.of(KEY, ISSUER, "sts.amazonaws.com", "broker", world.clock);

    @BeforeEach
    void start() throws IOException {
        world.sts.add(OidcProvider.of("123456789012", ISSUER, "sts.amazonaws.com", KEY));
        world.sts.add(Role.of(AwsWorld.ROLE, Trust.of(Trust.WebIdentity.of(ISSUER, "sts.amazonaws.com", "broker"))));
        write(token.mint() + "\n");
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void asksWithTheTokenOfTheFile() throws Exception {
        Credential credential = issuer().issue(AwsWorld.order(scope()));
        assertThat(world.sts.requests("AssumeRoleWithWebIdentity")).hasSize(1);
        assertThat(world.sts.requests()).hasSize(1);
        assertThat(credential.scope())
                .containsEntry("subject", "broker")
                .containsEntry("audience", "sts.amazonaws.com")
                .containsEntry("provider", "arn:aws:iam::123456789012:oidc-provider/jenkins.example.com/oidc");
    }

    @Test
    void readsTheTokenForEachOrder() throws Exception {
        AwsStsIssuer issuer = issuer();
        issuer.issue(AwsWorld.order(scope()));
        world.clock.advance(Duration.ofMinutes(11));
        refused("expired", issuer, scope());
        write(IdToken.of(KEY, ISSUER, "sts.amazonaws.com", "broker", world.clock)
                .mint());
        assertThat(issuer.issue(AwsWorld.order(scope())).id()).isNotEmpty();
    }

    @Test
    void refusesTagsBeforeItAsks() {
        refused("tags", issuer(), AwsWorld.scope());
        assertThat(world.sts.requests()).isEmpty();
    }

    @Test
    void refusesAnExternalIdBeforeItAsks() {
        refused(
                "external-id",
                issuer(),
                AwsWorld.scope(AttributionMode.SESSION_NAME, Duration.ofMinutes(15), Optional.of("right")));
        assertThat(world.sts.requests()).isEmpty();
    }

    @Test
    void saysThatTheTrustDoesNotFitTheToken() throws IOException {
        write(token.with("sub", "somebody-else").mint());
        refused("other-subject", issuer(), scope());
    }

    @Test
    void saysThatTheProviderDoesNotFitTheToken() throws IOException {
        write(token.with("aud", "somebody-else").mint());
        refused("other-audience", issuer(), scope());
        write(token.signedWith(SigningKey.es256("k2")).mint());
        refused("other-key", issuer(), scope());
    }

    @Test
    void saysThatTheFileIsNotThere() throws IOException {
        Files.delete(file());
        refused("no-file", issuer(), scope());
        write(" \n");
        refused("no-token", issuer(), scope());
        write("x".repeat(20_001));
        refused("token-too-long", issuer(), scope());
        assertThat(world.sts.requests()).isEmpty();
    }

    @Test
    void showsTheTokenNowhere() throws IOException {
        String text = token.mint();
        for (String code :
                new String[] {"AccessDenied", "ValidationError", "InvalidIdentityToken", "MalformedPolicyDocument"}) {
            world.sts.faults().next(Fault.refuse(400, code, "Value '" + text + "' at 'webIdentityToken' failed"));
            IssuerFault fault = catchThrowableOfType(IssuerFault.class, () -> issuer().issue(AwsWorld.order(scope())));
            assertThat(fault.getMessage()).doesNotContain(text, text.substring(0, 20));
            assertThat(fault.getCause()).isNull();
        }
    }

    private AwsStsIssuer issuer() {
        AwsSettings settings = new AwsSettings(
                Optional.of("eu-west-1"),
                Optional.of(world.sts.endpoint()),
                false,
                new CredentialSource.WebIdentityTokenFile(file()),
                Timeouts.DEFAULT);
        return world.issuer(settings, Identity.of(settings.credentials()));
    }

    private static AwsScope scope() {
        return AwsWorld.scope(AttributionMode.SESSION_NAME);
    }

    private Path file() {
        return folder.resolve("token");
    }

    private void write(String text) throws IOException {
        Files.writeString(file(), text);
    }

    private void refused(String name, AwsStsIssuer issuer, AwsScope scope) {
        IssuerFault fault = catchThrowableOfType(IssuerFault.class, () -> issuer.issue(AwsWorld.order(scope)));
        String message = world.normal(fault.getMessage()).replace(file().toString(), "FILE");
        Golden.check("web-identity/" + name + ".txt", fault.reason() + "\n" + message + "\n");
    }
}
