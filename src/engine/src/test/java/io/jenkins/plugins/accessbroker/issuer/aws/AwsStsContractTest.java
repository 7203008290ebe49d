package io.jenkins.plugins.accessbroker.issuer.aws;

import io.jenkins.plugins.accessbroker.issuer.Issuer;
import io.jenkins.plugins.accessbroker.issuer.IssuerContract;
import io.jenkins.plugins.accessbroker.issuer.Order;
import io.jenkins.plugins.accessbroker.issuer.Trouble;
import io.jenkins.plugins.accessbroker.issuer.call.Timeouts;
import io.jenkins.plugins.accessbroker.testkit.sts.Fault;
import io.jenkins.plugins.accessbroker.testkit.sts.Faults;
import io.jenkins.plugins.accessbroker.testkit.sts.RecordedRequest;
import io.jenkins.plugins.accessbroker.testkit.sts.Role;
import io.jenkins.plugins.accessbroker.testkit.sts.Trust;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;

/** The issuer of AWS keeps what every issuer keeps, against an STS on a loopback port. */
class AwsStsContractTest extends IssuerContract {
    private final AwsWorld world = new AwsWorld();

    @AfterEach
    void stop() {
        world.close();
    }

    @Override
    protected Issuer issuer() {
        return world.issuer();
    }

    @Override
    protected Issuer hurriedIssuer() {
        Duration brief = Duration.ofMillis(400);
        return world.issuer(
                world.settings(world.sts.endpoint(), new Timeouts(brief, brief, brief)), AwsWorld.signing());
    }

    @Override
    protected Instant now() {
        return world.clock.instant();
    }

    @Override
    protected Order order() {
        return AwsWorld.order(AwsWorld.scope());
    }

    @Override
    protected Stream<Order> ordersBeyondBounds() {
        AwsScope scope = AwsWorld.scope();
        AwsScope nowhere = new AwsScope(
                scope.role(),
                Optional.empty(),
                scope.ttl(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                AttributionMode.TAGS,
                new TreeMap<>());
        return Stream.of(new Order(scope, Duration.ofSeconds(899), AwsWorld.BUILD), AwsWorld.order(nowhere));
    }

    @Override
    protected void make(Trouble trouble, int times) {
        Fault fault =
                switch (trouble) {
                    case THROTTLED -> Fault.throttle();
                    case BROKEN -> Fault.serviceUnavailable();
                    case CUT_OFF -> Fault.reset();
                    case REFUSED -> Fault.refuse(403, "AccessDenied", "no: " + AwsWorld.SECRET);
                    case GARBLED -> Fault.malformedXml();
                    case INCOMPLETE -> Fault.missing("SessionToken");
                    case FOREIGN ->
                        Fault.answerFor(
                                Role.of("arn:aws:iam::123456789012:role/admin", Trust.of(AwsWorld.JENKINS.arn())));
                    case OVER -> Fault.alreadyExpired();
                };
        Faults faults = world.sts.faults();
        if (times == Integer.MAX_VALUE) {
            faults.always(fault);
        } else {
            faults.next(times, fault);
        }
    }

    @Override
    protected void keepSilentUntil(CountDownLatch latch) {
        world.sts.faults().always(Fault.hold(new CountDownLatch(1), latch));
    }

    @Override
    protected int calls() {
        return world.sts.requests().size();
    }

    @Override
    protected String record() {
        List<RecordedRequest> requests = world.sts.requests();
        return requests.get(requests.size() - 1).parameters().toString();
    }

    @Override
    protected Set<String> secrets() {
        Set<String> secrets = new HashSet<>(world.sts.secretsHandedOut());
        secrets.add(AwsWorld.SECRET);
        return secrets;
    }

    @Override
    protected boolean canRevoke() {
        return false;
    }
}
