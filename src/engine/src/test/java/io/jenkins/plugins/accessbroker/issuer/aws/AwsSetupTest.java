package io.jenkins.plugins.accessbroker.issuer.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.accessbroker.issuer.Issuer;
import io.jenkins.plugins.accessbroker.issuer.IssuerFault;
import io.jenkins.plugins.accessbroker.issuer.Secret;
import io.jenkins.plugins.accessbroker.testkit.sts.IdToken;
import io.jenkins.plugins.accessbroker.testkit.sts.OidcProvider;
import io.jenkins.plugins.accessbroker.testkit.sts.Role;
import io.jenkins.plugins.accessbroker.testkit.sts.SigningKey;
import io.jenkins.plugins.accessbroker.testkit.sts.Trust;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The issuer set up by a program, with credentials that the program gives. */
class AwsSetupTest {
    private static final String PLACE = "credential `broker` of the controller";

    private final AwsWorld world = new AwsWorld();

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void asks_with_the_keys_that_are_supplied_for_each_order() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        Supply<AwsKeys> keys = () -> {
            asked.incrementAndGet();
            return keys();
        };
        try (Issuer issuer = open(new CredentialSource.SuppliedKeys(PLACE, keys))) {
            issuer.issue(AwsWorld.order(AwsWorld.scope()));
            issuer.issue(AwsWorld.order(AwsWorld.scope()));
        }
        assertThat(asked).hasValue(2);
        assertThat(world.sts.requests())
                .extracting(request -> request.callerArn())
                .containsOnly(AwsWorld.JENKINS.arn());
    }

    @Test
    void says_what_the_supply_says_and_where() {
        assertThat(refused(keys(() -> {
                    throw new SupplyFault("is not there");
                })))
                .isEqualTo("the broker has no aws credentials of its own to ask sts with: " + PLACE
                        + " is not there: ask the administrator to check `credentials` in the issuer's settings");
        assertThat(world.sts.requests()).isEmpty();
    }

    @Test
    void tells_nothing_of_a_fault_that_was_not_meant_to_be_shown() {
        String message = refused(keys(() -> {
            throw new IllegalStateException("cannot decrypt " + AwsWorld.SECRET);
        }));
        assertThat(message).contains(PLACE + " gave none").doesNotContain("decrypt", AwsWorld.SECRET);
        assertThat(refused(keys(() -> null))).contains(PLACE + " gave none");
    }

    @Test
    void holds_keys_of_a_session_to_the_bound_of_role_chaining() {
        AwsKeys session = new AwsKeys(
                AwsWorld.JENKINS.accessKeyId(), Secret.of(AwsWorld.SECRET), Optional.of(Secret.of("a-token")));
        try (Issuer issuer = open(keys(() -> session))) {
            IssuerFault fault = catchThrowableOfType(
                    IssuerFault.class,
                    () -> issuer.issue(AwsWorld.order(
                            AwsWorld.scope(AttributionMode.TAGS, Duration.ofHours(2), Optional.empty()))));
            assertThat(fault.reason()).isEqualTo(IssuerFault.Reason.BOUNDS);
            assertThat(fault).hasMessageContaining(PLACE);
        }
        assertThat(world.sts.requests()).isEmpty();
    }

    @Test
    void asks_with_the_token_that_is_supplied() throws Exception {
        String provider = "https://jenkins.example.com/oidc";
        SigningKey key = SigningKey.es256("k1");
        world.sts.add(OidcProvider.of("123456789012", provider, "sts.amazonaws.com", key));
        world.sts.add(Role.of(AwsWorld.ROLE, Trust.of(Trust.WebIdentity.of(provider, "sts.amazonaws.com", "broker"))));
        IdToken token = IdToken.of(key, provider, "sts.amazonaws.com", "broker", world.clock);
        try (Issuer issuer = open(new CredentialSource.SuppliedToken(PLACE, () -> Secret.of(token.mint() + "\n")))) {
            assertThat(issuer.issue(AwsWorld.order(AwsWorld.scope(AttributionMode.SESSION_NAME)))
                            .scope())
                    .containsEntry("subject", "broker");
        }
        assertThat(world.sts.requests("AssumeRoleWithWebIdentity")).hasSize(1);
    }

    @Test
    void says_that_no_token_is_supplied() {
        CredentialSource nothing = new CredentialSource.SuppliedToken(PLACE, () -> {
            throw new SupplyFault("is not there");
        });
        assertThat(refused(nothing, AttributionMode.SESSION_NAME))
                .startsWith("the broker has no web identity to ask sts with: " + PLACE + " is not there");
        CredentialSource brief = new CredentialSource.SuppliedToken(PLACE, () -> Secret.of("abc"));
        assertThat(refused(brief, AttributionMode.SESSION_NAME)).contains(PLACE + " holds no token");
        assertThat(refused(brief)).contains("attribution: session-name");
    }

    @Test
    void finds_in_settings_what_an_issuers_file_finds() {
        AwsSetup setup = new AwsSetup(
                Optional.of("Ireland"),
                Optional.of("http://sts.example.com"),
                true,
                new CredentialSource.Profile("a profile"));
        assertThat(setup.problems())
                .containsExactly(
                        "`region`: expected a region such as `eu-west-1`, found `Ireland`",
                        "`endpoint`: expected a url with `https`, or with `http` and a loopback host, without path,"
                                + " query or user, found `http://sts.example.com`",
                        "`fips` chooses among the endpoints of aws, and `endpoint` names another: remove one of them",
                        "`profile`: expected a profile's name of 1 to 64 letters, digits and `_.-`, found `a profile`");
        assertThatThrownBy(() -> setup.open(world.clock)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void takes_absolute_paths_only() {
        Path relative = Path.of("token");
        assertThat(problems(new CredentialSource.WebIdentityTokenFile(relative)))
                .containsExactly("`webIdentityTokenFile`: expected an absolute path, found `token`");
        assertThat(problems(new CredentialSource.CredentialsFile(relative)))
                .containsExactly("`file`: expected an absolute path, found `token`");
        assertThat(problems(new CredentialSource.CredentialsFile(relative.toAbsolutePath())))
                .isEmpty();
        assertThat(problems(new CredentialSource.DefaultChain())).isEmpty();
    }

    @Test
    void prints_no_secret() {
        assertThat(keys().toString()).doesNotContain(AwsWorld.SECRET);
    }

    private static Iterable<String> problems(CredentialSource source) {
        return new AwsSetup(Optional.empty(), Optional.empty(), false, source).problems();
    }

    private String refused(CredentialSource source) {
        return refused(source, AttributionMode.TAGS);
    }

    private String refused(CredentialSource source, AttributionMode mode) {
        try (Issuer issuer = open(source)) {
            IssuerFault fault =
                    catchThrowableOfType(IssuerFault.class, () -> issuer.issue(AwsWorld.order(AwsWorld.scope(mode))));
            assertThat(fault.getCause()).isNull();
            return fault.getMessage();
        }
    }

    private Issuer open(CredentialSource source) {
        return new AwsSetup(Optional.empty(), Optional.of(world.sts.endpoint().toString()), false, source)
                .open(world.clock);
    }

    private static CredentialSource keys(Supply<AwsKeys> supply) {
        return new CredentialSource.SuppliedKeys(PLACE, supply);
    }

    private static AwsKeys keys() {
        return new AwsKeys(AwsWorld.JENKINS.accessKeyId(), Secret.of(AwsWorld.SECRET), Optional.empty());
    }
}
