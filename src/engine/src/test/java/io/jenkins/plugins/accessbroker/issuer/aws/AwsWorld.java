package io.jenkins.plugins.accessbroker.issuer.aws;

import io.jenkins.plugins.accessbroker.issuer.Attribution;
import io.jenkins.plugins.accessbroker.issuer.Order;
import io.jenkins.plugins.accessbroker.issuer.call.Backoff;
import io.jenkins.plugins.accessbroker.issuer.call.Timeouts;
import io.jenkins.plugins.accessbroker.request.GrantName;
import io.jenkins.plugins.accessbroker.testkit.MutableClock;
import io.jenkins.plugins.accessbroker.testkit.sts.Role;
import io.jenkins.plugins.accessbroker.testkit.sts.StsEmulator;
import io.jenkins.plugins.accessbroker.testkit.sts.Trust;
import io.jenkins.plugins.accessbroker.testkit.sts.User;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** An account with the role {@code deploy}, which trusts the user {@code jenkins}, and an issuer that asks as that user. */
final class AwsWorld implements AutoCloseable {
    static final String SECRET = "hJq3fXy0ZtLmNoPqRsTuVwXyZ0123456789abcdE";
    static final User JENKINS = new User("arn:aws:iam::111122223333:user/jenkins", "AKIAIOSFODNN7EXAMPLE", SECRET);
    static final String ROLE = "arn:aws:iam::123456789012:role/payments-deploy";
    static final Role DEPLOY =
            Role.of(ROLE, Trust.of(JENKINS.arn()).allowingTags().allowingSourceIdentity());
    static final Attribution BUILD = new Attribution(
            GrantName.parse("payments/deploy-prod").orElseThrow(), "Payments", "payments/deploy", 7, "l-1");
    static final CredentialSource SOURCE = new CredentialSource.CredentialsFile(Path.of("/etc/access-broker/aws"));

    final MutableClock clock = MutableClock.atPresent();
    final StsEmulator sts =
            StsEmulator.builder().clock(clock).user(JENKINS).role(DEPLOY).start();
    final List<Duration> pauses = Collections.synchronizedList(new ArrayList<>());
    private final List<AwsStsIssuer> opened = new ArrayList<>();

    /** An issuer that never waits between attempts. */
    AwsStsIssuer issuer() {
        return issuer(settings(sts.endpoint(), new Timeouts(seconds(10), seconds(10), seconds(60))), signing());
    }

    AwsStsIssuer issuer(AwsSettings settings, Identity identity) {
        return issuer(
                settings,
                identity,
                new StsSetup(settings.timeouts(), clock, System::nanoTime, pauses::add, new Backoff(new Random(7))));
    }

    AwsStsIssuer issuer(AwsSettings settings, Identity identity, StsSetup setup) {
        AwsStsIssuer issuer = new AwsStsIssuer(settings, identity, setup);
        opened.add(issuer);
        return issuer;
    }

    AwsSettings settings(URI endpoint, Timeouts timeouts) {
        return new AwsSettings(Optional.empty(), Optional.of(endpoint), false, SOURCE, timeouts);
    }

    static Identity signing() {
        return signing(AwsBasicCredentials.create(JENKINS.accessKeyId(), JENKINS.secretAccessKey()));
    }

    static Identity signing(AwsCredentials credentials) {
        return new SigningIdentity(SOURCE, StaticCredentialsProvider.create(credentials));
    }

    static AwsScope scope() {
        return scope(AttributionMode.TAGS);
    }

    static AwsScope scope(AttributionMode mode) {
        return scope(mode, Duration.ofMinutes(15), Optional.empty());
    }

    static AwsScope scope(AttributionMode mode, Duration ttl, Optional<String> externalId) {
        return new AwsScope(
                RoleArn.parse(ROLE).orElseThrow(),
                Optional.of("eu-west-1"),
                ttl,
                Optional.empty(),
                List.of(),
                externalId,
                mode,
                new TreeMap<>());
    }

    static Order order(AwsScope scope) {
        return new Order(scope, scope.ttl(), BUILD);
    }

    static Duration seconds(long seconds) {
        return Duration.ofSeconds(seconds);
    }

    /** A message without what differs from run to run. */
    String normal(String message) {
        return message.replace(sts.endpoint().getAuthority(), "127.0.0.1:PORT")
                .replaceAll("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "REQUEST-ID");
    }

    @Override
    public void close() {
        opened.forEach(AwsStsIssuer::close);
        sts.close();
    }
}
