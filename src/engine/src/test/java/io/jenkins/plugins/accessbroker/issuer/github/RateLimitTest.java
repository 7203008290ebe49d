package io.jenkins.plugins.accessbroker.issuer.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.accessbroker.issuer.Credential;
import io.jenkins.plugins.accessbroker.issuer.IssuerFault;
import io.jenkins.plugins.accessbroker.issuer.Order;
import io.jenkins.plugins.accessbroker.testkit.github.Fault;
import io.jenkins.plugins.accessbroker.testkit.github.Installation;
import io.jenkins.plugins.accessbroker.testkit.github.Operation;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** GitHub asks to wait, and is asked no more until then. */
class RateLimitTest {
    private final GitHubWorld world = new GitHubWorld();

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void waits_as_long_as_it_is_told_and_asks_nothing_meanwhile() throws Exception {
        Instant reset = world.clock.instant().plusSeconds(600);
        world.github.faults().next(1, Operation.CREATE_TOKEN, Fault.rateLimit(reset));
        GitHubIssuer issuer = world.issuer();
        world.check("primary-limit", issuer);
        int asked = world.github.calls().size();
        world.check("before-the-limit-is-over", issuer);
        assertThat(world.github.calls()).hasSize(asked);
        world.clock.advance(Duration.ofSeconds(602));
        assertThat(issuer.issue(GitHubWorld.order()).secrets()).isNotEmpty();
    }

    @Test
    void waits_for_the_app_with_every_account() {
        world.github.faults().always(Operation.CREATE_TOKEN, Fault.rateLimit(inTenMinutes()));
        GitHubIssuer issuer = world.issuer();
        assertThat(GitHubWorld.fault(issuer, GitHubWorld.order()).reason()).isEqualTo(IssuerFault.Reason.THROTTLED);
        int asked = world.github.calls().size();
        IssuerFault other = GitHubWorld.fault(issuer, GitHubWorld.order(GitHubWorld.scope("other/tool")));
        assertThat(other.reason()).isEqualTo(IssuerFault.Reason.THROTTLED);
        assertThat(world.github.calls()).hasSize(asked);
    }

    /** A build can use up the limit of its own account's installation with the token it was given. */
    @Test
    void waits_for_the_installation_of_an_account_with_that_account_alone() throws Exception {
        world.github.install(new Installation(2, "other", Set.of("tool"), Map.of("contents", "read"), false));
        world.github.faults().next(1, Operation.LIST_REPOSITORIES, Fault.rateLimit(inTenMinutes()));
        GitHubIssuer issuer = world.issuer();
        assertThat(GitHubWorld.fault(issuer, GitHubWorld.order()).reason()).isEqualTo(IssuerFault.Reason.THROTTLED);
        int asked = world.github.calls().size();
        assertThat(GitHubWorld.fault(issuer, GitHubWorld.order(GitHubWorld.scope("Acme/payments-lib")))
                        .reason())
                .isEqualTo(IssuerFault.Reason.THROTTLED);
        assertThat(world.github.calls()).hasSize(asked);
        assertThat(issuer.issue(GitHubWorld.order(GitHubWorld.scope("other/tool")))
                        .secrets())
                .isNotEmpty();
    }

    @Test
    void gives_tokens_while_one_that_used_up_its_limit_cannot_be_revoked() throws Exception {
        GitHubIssuer issuer = world.issuer();
        Order order = GitHubWorld.order();
        Credential used = issuer.issue(order);
        world.github.faults().always(Operation.REVOKE_TOKEN, Fault.rateLimit(inTenMinutes()));
        IssuerFault told = catchThrowableOfType(IssuerFault.class, () -> issuer.revoke(used));
        assertThat(told.reason()).isEqualTo(IssuerFault.Reason.THROTTLED);
        assertThat(issuer.issue(order).secrets()).isNotEmpty();
    }

    private Instant inTenMinutes() {
        return world.clock.instant().plusSeconds(600);
    }
}
