package io.jenkins.plugins.accessbroker.testkit.sts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebIdentityTest {
    private static final Trust TRUST = Trust.of(Trust.WebIdentity.of(World.ISSUER, World.AUDIENCE, "job:payments/*"));
    private static final String DENIED = "Not authorized to perform sts:AssumeRoleWithWebIdentity";
    private static final String NO_KEY = "Couldn't retrieve verification key from your identity provider,  please"
            + " reference AssumeRoleWithWebIdentity documentation for requirements";

    private final World world = new World();

    @BeforeEach
    void open() {
        world.trusting(TRUST);
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void aTokenOfATrustedSubjectIsExchanged() {
        Sent sent = world.assumeWith(world.token()).send().succeeded();
        assertThat(sent.text("SubjectFromWebIdentityToken")).isEqualTo(World.SUBJECT);
        assertThat(sent.text("Audience")).isEqualTo(World.AUDIENCE);
        assertThat(sent.text("Provider")).isEqualTo("arn:aws:iam::123456789012:oidc-provider/jenkins.example.com/oidc");
        assertThat(world.call("GetCallerIdentity").signedBy(sent).send().text("Arn"))
                .isEqualTo("arn:aws:sts::123456789012:assumed-role/deploy/build-7");
    }

    @Test
    void rs256IsVerifiedToo() {
        SigningKey rsa = SigningKey.rs256("r1");
        world.sts.add(OidcProvider.of(World.ACCOUNT, World.ISSUER, World.AUDIENCE, rsa));
        world.assumeWith(world.token().signedWith(rsa)).send().succeeded();
        invalid(world.assumeWith(world.token()), NO_KEY);
    }

    @Test
    void anotherKeyIsRefused() {
        invalid(world.assumeWith(world.token().signedWith(SigningKey.es256("k2"))), NO_KEY);
        invalid(world.assumeWith(world.token().signedWith(SigningKey.es256("k1"))), "Token signature invalid");
    }

    @Test
    void theAlgorithmIsTheKeys() {
        invalid(world.assumeWith(world.token().signedWith(SigningKey.rs256("k1"))), NO_KEY);
        String[] parts = world.token().mint().split("\\.");
        String none = encoded("{\"alg\":\"none\",\"kid\":\"k1\"}") + "." + parts[1] + ".";
        invalid(world.assumeWith(world.token()).with("WebIdentityToken", none), NO_KEY);
    }

    @Test
    void tamperedClaimsAreRefused() {
        String[] parts = world.token().mint().split("\\.");
        String other = world.token().with("sub", "job:payments/other").mint().split("\\.")[1];
        String forged = parts[0] + "." + other + "." + parts[2];
        invalid(world.assumeWith(world.token()).with("WebIdentityToken", forged), "Token signature invalid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"token", "aa.bb", "a.b.c", "e30.W10.e30", "e30.MQ.e30", "e30.!!.e30", "...."})
    void whatIsNoJwtIsRefused(String token) {
        invalid(
                world.assumeWith(world.token()).with("WebIdentityToken", token),
                "The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)");
    }

    @Test
    void aTokenIsGoodUntilItsEnd() {
        IdToken token = world.token().expiring(world.clock.instant().plusSeconds(60));
        world.clock.advance(java.time.Duration.ofSeconds(59));
        world.assumeWith(token).send().succeeded();
        world.clock.advance(java.time.Duration.ofSeconds(1));
        world.assumeWith(token)
                .send()
                .failed(
                        400,
                        "ExpiredTokenException",
                        "Token expired: current date/time 1772355660 must be before the expiration date/time"
                                + " 1772355660");
    }

    @Test
    void aTokenForLaterIsRefused() {
        long later = world.clock.instant().getEpochSecond() + 1;
        invalid(world.assumeWith(world.token().with("nbf", later)), "Token is not yet valid");
        world.assumeWith(world.token().with("nbf", later - 1)).send().succeeded();
    }

    @Test
    void theIssuerIsAProviderOfTheRolesAccount() {
        invalid(
                world.assumeWith(world.token().with("iss", "https://other.example.com")),
                "No OpenIDConnect provider found in your account for https://other.example.com");
        invalid(
                world.assumeWith(world.token()).with("RoleArn", "arn:aws:iam::210987654321:role/deploy"),
                "No OpenIDConnect provider found in your account for https://jenkins.example.com/oidc");
    }

    @Test
    void theAudienceIsOneOfTheProviders() {
        invalid(world.assumeWith(world.token().with("aud", "someone")), "Incorrect token audience");
        world.assumeWith(world.token().with("aud", List.of("someone", World.AUDIENCE)))
                .send()
                .succeeded();
    }

    @ParameterizedTest
    @ValueSource(strings = {"iss", "aud", "sub", "exp"})
    void aClaimMustNotBeMissing(String claim) {
        invalid(world.assumeWith(world.token().without(claim)), "Missing a required claim: " + claim);
    }

    @Test
    void anotherSubjectIsDenied() {
        denied(world.assumeWith(world.token().with("sub", "job:billing/deploy")));
    }

    @Test
    void anAudienceThatTheRoleDoesNotNameIsDenied() {
        Map<String, PublicKey> keys = Map.of(World.KEY.id(), World.KEY.publicKey());
        world.sts.add(new OidcProvider(World.ACCOUNT, World.ISSUER, Set.of(World.AUDIENCE, "other"), keys));
        denied(world.assumeWith(world.token().with("aud", "other")));
    }

    @Test
    void aTrustInPrincipalsIsNoTrustInTokens() {
        denied(world.trusting(Trust.of(World.USER.arn())).assumeWith(world.token()));
        world.trusting(TRUST);
        assertThat(world.assume().send().status()).isEqualTo(403);
    }

    @Test
    void tagsOfATokenAreForATrustThatAllowsThem() {
        IdToken tagged = world.token().tagged(Map.of("job", "payments/deploy"), List.of("job"));
        denied(world.assumeWith(tagged));
        world.trusting(TRUST.requiringTag("job", "payments/*"));
        assertThat(world.assumeWith(tagged).send().succeeded().text("PackedPolicySize"))
                .isEqualTo("1");
        denied(world.assumeWith(world.token()));
    }

    @Test
    void theSourceIdentityOfATokenIsForATrustThatAllowsIt() {
        IdToken named = world.token().with("https://aws.amazon.com/source_identity", "ana");
        denied(world.assumeWith(named));
        world.trusting(TRUST.allowingSourceIdentity());
        assertThat(world.assumeWith(named).send().succeeded().text("SourceIdentity"))
                .isEqualTo("ana");
    }

    @Test
    void aSessionOfATokenChainsForAnHour() {
        Sent first = world.assumeWith(world.token())
                .with("DurationSeconds", "43200")
                .send()
                .succeeded();
        Role second = new Role(
                "arn:aws:iam::123456789012:role/second", Trust.of(World.ROLE.arn()), java.time.Duration.ofHours(12));
        world.sts.add(second);
        assertThat(world.assume(second)
                        .signedBy(first)
                        .with("DurationSeconds", "3601")
                        .send()
                        .text("Message"))
                .contains("1 hour session limit");
    }

    @Test
    void aTokenIsNotRepeatedInAnError() {
        Sent sent =
                world.assumeWith(world.token()).with("WebIdentityToken", "abc").send();
        assertThat(sent.text("Message"))
                .isEqualTo("1 validation error detected: Value at 'webIdentityToken' failed to satisfy constraint:"
                        + " Member must have length greater than or equal to 4");
    }

    @Test
    void onlyAProviderThatIamTakesCanBeSetUp() {
        assertThatThrownBy(() -> OidcProvider.of(World.ACCOUNT, "http://jenkins.example.com", "a", World.KEY))
                .hasMessageContaining("https url");
        assertThatThrownBy(() -> OidcProvider.of("1234", World.ISSUER, "a", World.KEY))
                .hasMessageContaining("12 digits");
        assertThatThrownBy(() -> new OidcProvider(World.ACCOUNT, World.ISSUER, Set.of(), Map.of()))
                .hasMessageContaining("1 to 100 audiences");
    }

    private static void invalid(Call call, String message) {
        call.send().failed(400, "InvalidIdentityToken", message);
    }

    private static void denied(Call call) {
        call.send().failed(403, "AccessDenied", DENIED);
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
