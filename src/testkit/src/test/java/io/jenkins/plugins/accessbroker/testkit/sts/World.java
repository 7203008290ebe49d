package io.jenkins.plugins.accessbroker.testkit.sts;

import io.jenkins.plugins.accessbroker.testkit.MutableClock;
import java.time.Duration;

/** An emulator with one user, one role of 12 hours and one provider, and clients of it. */
final class World implements AutoCloseable {
    static final String ACCOUNT = "123456789012";
    static final String ISSUER = "https://jenkins.example.com/oidc";
    static final String AUDIENCE = "sts.amazonaws.com";
    static final String SUBJECT = "job:payments/deploy";
    static final User USER = new User(
            "arn:aws:iam::123456789012:user/jenkins",
            "AKIAIOSFODNN7EXAMPLE",
            "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");
    static final Role ROLE = Role.of("arn:aws:iam::123456789012:role/ci/deploy", Trust.of(USER.arn()))
            .lasting(Duration.ofHours(12));
    static final SigningKey KEY = SigningKey.es256("k1");

    final MutableClock clock = MutableClock.at("2026-03-01T09:00:00Z");
    final StsEmulator sts;

    World() {
        this(StsEmulator.builder());
    }

    World(StsEmulatorBuilder builder) {
        sts = builder.clock(clock)
                .user(USER)
                .role(ROLE)
                .provider(OidcProvider.of(ACCOUNT, ISSUER, AUDIENCE, KEY))
                .start();
    }

    /** A request signed by the user. */
    Call call(String action) {
        return new Call(sts.endpoint(), clock, action).signedBy(USER.accessKeyId(), USER.secretAccessKey(), "");
    }

    /** A good AssumeRole of the role. */
    Call assume() {
        return assume(ROLE);
    }

    Call assume(Role role) {
        return call("AssumeRole").with("RoleArn", role.arn()).with("RoleSessionName", "build-7");
    }

    /** A good AssumeRoleWithWebIdentity of the role, with the token. */
    Call assumeWith(IdToken token) {
        return new Call(sts.endpoint(), clock, "AssumeRoleWithWebIdentity")
                .with("RoleArn", ROLE.arn())
                .with("RoleSessionName", "build-7")
                .with("WebIdentityToken", token.mint());
    }

    IdToken token() {
        return IdToken.of(KEY, ISSUER, AUDIENCE, SUBJECT, clock);
    }

    /** Replaces the role's trust. */
    World trusting(Trust trust) {
        sts.add(new Role(ROLE.arn(), trust, ROLE.maxSessionDuration()));
        return this;
    }

    @Override
    public void close() {
        sts.close();
    }
}
