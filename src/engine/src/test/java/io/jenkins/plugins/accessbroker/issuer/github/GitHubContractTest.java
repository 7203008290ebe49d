package io.jenkins.plugins.accessbroker.issuer.github;

import io.jenkins.plugins.accessbroker.issuer.Issuer;
import io.jenkins.plugins.accessbroker.issuer.IssuerContract;
import io.jenkins.plugins.accessbroker.issuer.Order;
import io.jenkins.plugins.accessbroker.issuer.Trouble;
import io.jenkins.plugins.accessbroker.issuer.call.Timeouts;
import io.jenkins.plugins.accessbroker.testkit.github.Fault;
import io.jenkins.plugins.accessbroker.testkit.github.Operation;
import io.jenkins.plugins.accessbroker.testkit.github.RecordedCall;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;

/** The issuer of GitHub keeps what every issuer keeps, against a GitHub on a loopback port. */
class GitHubContractTest extends IssuerContract {
    private final GitHubWorld world = new GitHubWorld();

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
        return world.issuer(GitHubWorld.KEY, new Timeouts(brief, brief, brief));
    }

    @Override
    protected Instant now() {
        return world.clock.instant();
    }

    @Override
    protected Order order() {
        return GitHubWorld.order(GitHubWorld.scope("acme/payments"));
    }

    @Override
    protected Stream<Order> ordersBeyondBounds() {
        GitHubScope own = GitHubWorld.scope("scm");
        return Stream.of(
                new Order(GitHubWorld.scope("acme/payments"), Duration.ofMinutes(15), GitHubWorld.BUILD),
                GitHubWorld.order(own),
                GitHubWorld.order(own, "https://elsewhere.example.com/acme/payments.git"));
    }

    @Override
    protected void make(Trouble trouble, int times) {
        Fault fault =
                switch (trouble) {
                    case THROTTLED -> Fault.secondaryRateLimit(429, Duration.ofSeconds(1));
                    case BROKEN -> Fault.refuse(503, "no: " + GitHubWorld.PEM);
                    case CUT_OFF -> Fault.reset();
                    case REFUSED -> Fault.refuse(403, "no: " + GitHubWorld.PEM);
                    case GARBLED -> Fault.malformed();
                    case INCOMPLETE -> Fault.missing("token");
                    case FOREIGN -> Fault.replacing("repositories", List.of(Map.of("full_name", "acme/other")));
                    case OVER -> Fault.replacing("expires_at", "2020-01-01T00:00:00Z");
                };
        world.github.faults().next(times, Operation.CREATE_TOKEN, fault);
    }

    @Override
    protected void keepSilentUntil(CountDownLatch latch) {
        world.github.faults().always(Operation.CREATE_TOKEN, Fault.hold(new CountDownLatch(1), latch));
    }

    @Override
    protected int calls() {
        return world.github.calls(Operation.CREATE_TOKEN).size();
    }

    @Override
    protected String record() {
        List<RecordedCall> calls = world.github.calls(Operation.CREATE_TOKEN);
        return calls.get(calls.size() - 1).agent();
    }

    @Override
    protected Set<String> secrets() {
        Set<String> secrets = new HashSet<>(world.github.secretsHandedOut());
        secrets.add(GitHubWorld.PEM);
        return secrets;
    }

    @Override
    protected boolean canRevoke() {
        return true;
    }
}
