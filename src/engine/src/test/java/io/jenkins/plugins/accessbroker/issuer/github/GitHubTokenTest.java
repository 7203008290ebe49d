package io.jenkins.plugins.accessbroker.issuer.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.accessbroker.issuer.Attribution;
import io.jenkins.plugins.accessbroker.issuer.Credential;
import io.jenkins.plugins.accessbroker.issuer.IssuerFault;
import io.jenkins.plugins.accessbroker.issuer.Order;
import io.jenkins.plugins.accessbroker.issuer.Revocation;
import io.jenkins.plugins.accessbroker.issuer.Secret;
import io.jenkins.plugins.accessbroker.issuer.call.Timeouts;
import io.jenkins.plugins.accessbroker.testkit.github.Fault;
import io.jenkins.plugins.accessbroker.testkit.github.Operation;
import io.jenkins.plugins.accessbroker.testkit.github.RecordedCall;
import io.jenkins.plugins.accessbroker.testkit.http.HttpAnswer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The life of a token, from the order to its end. */
class GitHubTokenTest {
    private final GitHubWorld world = new GitHubWorld();

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void is_asked_for_by_repositories_and_permissions_always() throws Exception {
        world.issuer().issue(GitHubWorld.order(GitHubWorld.scope("acme/payments-lib", "acme/payments")));
        assertThat(minted().body())
                .isEqualTo(
                        "{\"repositories\":[\"payments\",\"payments-lib\"],\"permissions\":{\"contents\":\"read\"}}");
    }

    @Test
    void is_of_the_repository_that_the_jobs_definition_names() throws Exception {
        Order own = GitHubWorld.order(GitHubWorld.scope("scm"), world.github.web() + "/acme/Payments.git");
        Credential credential = world.issuer().issue(own);
        assertThat(credential.scope()).containsEntry("repositories", "acme/payments");
        assertThat(credential.variables().get("GIT_CONFIG_PARAMETERS"))
                .contains("'credential." + world.github.web() + "/acme/Payments.git.helper=");
    }

    @Test
    void of_the_jobs_repository_and_of_others_is_of_one_owner() throws Exception {
        GitHubScope both = GitHubWorld.scope("scm", "acme/payments-lib");
        Credential credential = world.issuer().issue(GitHubWorld.order(both, "git@127.0.0.1:acme/payments.git"));
        assertThat(credential.scope()).containsEntry("repositories", "acme/payments, acme/payments-lib");
        IssuerFault fault =
                GitHubWorld.fault(world.issuer(), GitHubWorld.order(both, "git@127.0.0.1:other/payments.git"));
        assertThat(fault.reason()).isEqualTo(IssuerFault.Reason.BOUNDS);
        assertThat(fault.getMessage()).contains("different owners");
    }

    @Test
    void beyond_bounds_is_refused_before_anybody_is_asked() {
        Order elsewhere = GitHubWorld.order(GitHubWorld.scope("scm"), "https://evil.example.com/acme/payments");
        assertThat(GitHubWorld.fault(world.issuer(), elsewhere).getMessage())
                .isEqualTo(
                        "the job's own definition names `https://evil.example.com/acme/payments`, which is no repository"
                                + " of github at `" + world.github.web().getAuthority()
                                + "`, and the grant is for that repository: ask the policy's owner to name the"
                                + " repository, or the administrator to check `apiUrl` in the issuer's settings");
        assertThat(world.github.calls()).isEmpty();
    }

    @Test
    void is_given_out_once_it_is_known_everywhere() throws Exception {
        world.github.lag(2);
        world.issuer().issue(GitHubWorld.order());
        assertThat(world.pauses).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2));
        assertThat(world.github.calls(Operation.LIST_REPOSITORIES)).hasSize(3);
    }

    @Test
    void works_no_more_once_it_is_revoked() throws Exception {
        GitHubIssuer issuer = world.issuer();
        Credential credential = issuer.issue(GitHubWorld.order());
        assertThat(world.github.live()).hasSize(1);
        assertThat(issuer.revoke(credential)).isInstanceOf(Revocation.Revoked.class);
        assertThat(world.github.live()).isEmpty();
    }

    @Test
    void is_revoked_again_and_again_until_it_is() throws Exception {
        GitHubIssuer issuer = world.issuer();
        Credential credential = issuer.issue(GitHubWorld.order());
        world.github.faults().next(1, Operation.REVOKE_TOKEN, Fault.reset());
        world.github.faults().next(1, Operation.REVOKE_TOKEN, Fault.refuse(502, "bad gateway"));
        world.github.faults().next(1, Operation.REVOKE_TOKEN, Fault.loseAnswer());
        assertThat(issuer.revoke(credential)).isInstanceOf(Revocation.Revoked.class);
        assertThat(world.github.live()).isEmpty();
    }

    @Test
    void that_github_does_not_know_any_more_counts_as_revoked() throws Exception {
        GitHubIssuer issuer = world.issuer();
        Credential credential = issuer.issue(GitHubWorld.order());
        issuer.revoke(credential);
        assertThat(issuer.revoke(credential)).isInstanceOf(Revocation.Revoked.class);
        assertThat(world.github.calls(Operation.REVOKE_TOKEN)).hasSize(1 + Lag.TRIES);
    }

    @Test
    void that_a_part_of_github_does_not_know_yet_is_not_taken_for_revoked() throws Exception {
        GitHubIssuer issuer = world.issuer();
        Credential credential = issuer.issue(GitHubWorld.order());
        world.github.faults().next(2, Operation.REVOKE_TOKEN, Fault.refuse(401, "Bad credentials"));
        issuer.revoke(credential);
        assertThat(world.github.live()).isEmpty();
    }

    @Test
    void that_cannot_be_revoked_is_a_fault() throws Exception {
        GitHubIssuer issuer = world.issuer();
        Credential credential = issuer.issue(GitHubWorld.order());
        world.github.faults().always(Operation.REVOKE_TOKEN, Fault.proxyError(502));
        IssuerFault fault = catchThrowableOfType(IssuerFault.class, () -> issuer.revoke(credential));
        assertThat(fault.reason()).isEqualTo(IssuerFault.Reason.UNREACHABLE);
    }

    @Test
    void that_comes_too_late_is_revoked() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        world.github.faults().always(Operation.LIST_REPOSITORIES, Fault.hold(arrived, release));
        CountDownLatch revoked = new CountDownLatch(1);
        world.github.faults().always(Operation.REVOKE_TOKEN, (request, well) -> {
            HttpAnswer answer = well.handle(request);
            revoked.countDown();
            return answer;
        });
        Duration brief = Duration.ofMillis(1_500);
        GitHubIssuer issuer = world.issuer(GitHubWorld.KEY, new Timeouts(brief, brief, brief));
        assertThat(GitHubWorld.fault(issuer, GitHubWorld.order()).reason()).isEqualTo(IssuerFault.Reason.TIMEOUT);
        release.countDown();
        assertThat(revoked.await(1, TimeUnit.MINUTES)).isTrue();
        assertThat(world.github.secretsHandedOut()).hasSize(1);
        assertThat(world.github.live()).isEmpty();
    }

    @Test
    void that_comes_when_the_issuer_is_closed_is_revoked() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        world.github.faults().always(Operation.LIST_REPOSITORIES, Fault.hold(arrived, never));
        CountDownLatch revoked = new CountDownLatch(1);
        world.github.faults().always(Operation.REVOKE_TOKEN, (request, well) -> {
            HttpAnswer answer = well.handle(request);
            revoked.countDown();
            return answer;
        });
        GitHubIssuer issuer = world.issuer();
        Thread build = new Thread(() -> GitHubWorld.fault(issuer, GitHubWorld.order()));
        build.start();
        assertThat(arrived.await(1, TimeUnit.MINUTES)).isTrue();
        issuer.close();
        assertThat(revoked.await(1, TimeUnit.MINUTES)).isTrue();
        build.join();
        never.countDown();
        assertThat(world.github.secretsHandedOut()).hasSize(1);
        assertThat(world.github.live()).isEmpty();
    }

    @Test
    void of_another_github_is_not_sent_to_this_one() throws Exception {
        Credential credential = world.issuer().issue(GitHubWorld.order());
        try (GitHubWorld other = new GitHubWorld()) {
            assertThat(other.issuer().revoke(credential)).isInstanceOf(Revocation.CannotRevoke.class);
            assertThat(other.github.calls()).isEmpty();
        }
        assertThat(world.github.live()).hasSize(1);
    }

    @Test
    void names_its_build_in_what_the_broker_calls_itself() throws Exception {
        world.issuer().issue(GitHubWorld.order());
        assertThat(minted().agent()).isEqualTo("access-broker (payments/read-source; payments/deploy #7; l-1)");
    }

    @Test
    void names_no_build_in_a_way_that_would_break_a_header() throws Exception {
        Attribution build = new Attribution(
                GitHubWorld.BUILD.grant(), "Payments", "a/\u00e9\r\nX-Evil: \u65e5)" + "x/".repeat(500), 7, "l\r\n\0");
        GitHubScope scope = GitHubWorld.scope("acme/payments");
        world.issuer().issue(new Order(scope, scope.ttl(), build));
        assertThat(minted().agent()).matches("access-broker \\(payments/read-source; [!-~]{258} #7; l%0D%0A%00\\)");
    }

    @Test
    void needs_a_key_that_is_there_and_is_one() {
        Timeouts timeouts = Timeouts.DEFAULT;
        Map<String, KeySource> sources = new HashMap<>();
        sources.put("gave none", new KeySource.SuppliedKey("credential `x`", Optional::empty));
        sources.put("gave none: ask", new KeySource.SuppliedKey("credential `x`", () -> {
            throw new IllegalStateException("hunter2");
        }));
        sources.put(
                "holds no rsa private key", new KeySource.SuppliedKey("x", () -> Optional.of(Secret.of("hunter2"))));
        sources.put("cannot be read", new KeySource.KeyFile(Path.of("/nowhere/key.pem")));
        sources.forEach((words, source) -> {
            IssuerFault fault = GitHubWorld.fault(world.issuer(source, timeouts), GitHubWorld.order());
            assertThat(fault.reason()).isEqualTo(IssuerFault.Reason.CONFIGURATION);
            assertThat(fault.getMessage()).contains(words).doesNotContain("hunter2");
        });
        assertThat(world.github.calls()).isEmpty();
    }

    private RecordedCall minted() {
        return world.github.calls(Operation.CREATE_TOKEN).get(0);
    }
}
