package io.jenkins.plugins.accessbroker.issuer.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.accessbroker.issuer.Credential;
import io.jenkins.plugins.accessbroker.issuer.IssuerFault;
import io.jenkins.plugins.accessbroker.issuer.Order;
import io.jenkins.plugins.accessbroker.issuer.Revocation;
import io.jenkins.plugins.accessbroker.issuer.Secret;
import io.jenkins.plugins.accessbroker.issuer.call.Timeouts;
import io.jenkins.plugins.accessbroker.testkit.github.Fault;
import io.jenkins.plugins.accessbroker.testkit.github.Installation;
import io.jenkins.plugins.accessbroker.testkit.github.Operation;
import io.jenkins.plugins.accessbroker.testkit.github.RecordedCall;
import io.jenkins.plugins.accessbroker.testkit.http.HttpAnswer;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
    void is_long_and_given_whole_under_every_name() throws Exception {
        Credential credential = world.issuer().issue(order());
        String token = world.github.secretsHandedOut().iterator().next();
        assertThat(token).hasSizeGreaterThan(500).startsWith("ghs_4711_");
        assertThat(credential.secrets().values()).extracting(Secret::reveal).containsOnly(token);
        assertThat(credential.secrets()).containsKeys("GITHUB_TOKEN", "GH_TOKEN", "GH_ENTERPRISE_TOKEN");
        assertThat(credential.variables())
                .containsEntry("GITHUB_API_URL", world.github.api().toString())
                .containsEntry("GH_HOST", world.github.web().getAuthority());
    }

    @Test
    void may_be_short() throws Exception {
        world.github.giveShortTokens();
        assertThat(world.issuer().issue(order()).secrets().get("GITHUB_TOKEN").reveal())
                .hasSize(40);
    }

    @Test
    void is_called_as_the_audit_log_of_github_calls_it() throws Exception {
        Credential credential = world.issuer().issue(order());
        byte[] token = credential.secrets().get("GITHUB_TOKEN").reveal().getBytes("UTF-8");
        assertThat(credential.id())
                .isEqualTo(Base64.getEncoder()
                        .encodeToString(MessageDigest.getInstance("SHA-256").digest(token)));
    }

    @Test
    void says_what_was_given_metadata_included() throws Exception {
        assertThat(world.issuer().issue(order()).scope())
                .isEqualTo(Map.of(
                        "installation",
                        "1",
                        "repositories",
                        "acme/payments",
                        "permission contents",
                        "read",
                        "permission metadata",
                        "read"));
    }

    @Test
    void looks_its_installation_up_once() throws Exception {
        GitHubIssuer issuer = world.issuer();
        issuer.issue(order());
        issuer.issue(order());
        assertThat(world.github.calls(Operation.FIND_INSTALLATION)).hasSize(1);
    }

    @Test
    void looks_its_installation_up_again_when_the_app_was_installed_anew() throws Exception {
        GitHubIssuer issuer = world.issuer();
        issuer.issue(order());
        world.github.install(GitHubWorld.installation(2, Set.of("payments")));
        assertThat(issuer.issue(order()).scope()).containsEntry("installation", "2");
        assertThat(world.github.calls(Operation.FIND_INSTALLATION)).hasSize(2);
    }

    @Test
    void is_of_the_account_that_is_called_so_now() throws Exception {
        GitHubIssuer issuer = world.issuer();
        issuer.issue(order());
        world.github.uninstall("acme");
        world.github.install(new Installation(1, "acme-was", Set.of("payments"), Map.of("contents", "read"), false));
        world.github.install(GitHubWorld.installation(2, Set.of("payments")));
        IssuerFault fault = fault(issuer, order());
        assertThat(fault.reason()).isEqualTo(IssuerFault.Reason.MISMATCH);
        assertThat(fault.getMessage()).contains("`acme-was/payments` among them").endsWith("the token was revoked");
        assertThat(issuer.issue(order()).scope()).containsEntry("installation", "2");
    }

    @Test
    void is_of_an_account_that_took_the_name_of_one_with_other_repositories() throws Exception {
        GitHubIssuer issuer = world.issuer();
        issuer.issue(order());
        world.github.uninstall("acme");
        world.github.install(new Installation(1, "acme-was", Set.of("tool"), Map.of("contents", "read"), false));
        world.github.install(GitHubWorld.installation(2, Set.of("payments")));
        assertThat(fault(issuer, order()).reason()).isEqualTo(IssuerFault.Reason.REFUSED);
        assertThat(issuer.issue(order()).scope()).containsEntry("installation", "2");
    }

    @Test
    void reaches_git_by_the_letters_of_the_grant_and_by_those_of_github() throws Exception {
        Credential credential = world.issuer().issue(GitHubWorld.order(GitHubWorld.scope("Acme/Payments")));
        assertThat(credential.variables().values()).contains("Acme/Payments acme/payments");
    }

    @ParameterizedTest
    @CsvSource({
        "https://api.github.com, https://github.com, github.com, false",
        "https://api.acme.ghe.com, https://acme.ghe.com, acme.ghe.com, false",
        "https://github.example.com/api/v3, https://github.example.com, github.example.com, true",
        "https://github.example.com:8443/api/v3/, https://github.example.com:8443, github.example.com:8443, true"
    })
    void says_to_clients_and_to_git_which_github_it_is_of(String api, String web, String host, boolean enterprise)
            throws Exception {
        GitHubServer server = GitHubServer.of(URI.create(api)).orElseThrow();
        String answer = "{\"token\": \"ghs_0123456789abcdefghij\", \"expires_at\": \"2026-11-24T13:00:00Z\","
                + " \"permissions\": {}, \"repositories\": [{\"full_name\": \"acme/payments\"}]}";
        Reply reply = new Reply(201, HttpHeaders.of(Map.of(), (name, value) -> true), answer.getBytes("UTF-8"));
        Wish wish = new Wish(
                List.of(new Repository("acme", "payments")), new TreeMap<>(Map.of("contents", Level.READ)), GitHubWorld.BUILD);
        Credential credential = Given.credential(wish, TokenAnswer.of(reply).orElseThrow(), 1, server);
        assertThat(credential.variables())
                .containsEntry("GITHUB_API_URL", api.replaceFirst("/$", ""))
                .containsEntry("GITHUB_SERVER_URL", web)
                .containsEntry("GH_HOST", host);
        assertThat(credential.variables().get("GIT_CONFIG_PARAMETERS"))
                .startsWith("'credential." + web + "/acme/payments.helper=' ");
        assertThat(credential.secrets().containsKey("GH_ENTERPRISE_TOKEN")).isEqualTo(enterprise);
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
        IssuerFault fault = fault(world.issuer(), GitHubWorld.order(both, "git@127.0.0.1:other/payments.git"));
        assertThat(fault.reason()).isEqualTo(IssuerFault.Reason.BOUNDS);
        assertThat(fault.getMessage()).contains("different owners");
    }

    @Test
    void beyond_bounds_is_refused_before_anybody_is_asked() {
        Order elsewhere = GitHubWorld.order(GitHubWorld.scope("scm"), "https://evil.example.com/acme/payments");
        assertThat(fault(world.issuer(), elsewhere).getMessage())
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
        world.issuer().issue(order());
        assertThat(world.pauses).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2));
        assertThat(world.github.calls(Operation.LIST_REPOSITORIES)).hasSize(3);
    }

    @Test
    void works_no_more_once_it_is_revoked() throws Exception {
        GitHubIssuer issuer = world.issuer();
        Credential credential = issuer.issue(order());
        assertThat(world.github.live()).hasSize(1);
        assertThat(issuer.revoke(credential)).isInstanceOf(Revocation.Revoked.class);
        assertThat(world.github.live()).isEmpty();
    }

    @Test
    void is_revoked_again_and_again_until_it_is() throws Exception {
        GitHubIssuer issuer = world.issuer();
        Credential credential = issuer.issue(order());
        world.github.faults().next(1, Operation.REVOKE_TOKEN, Fault.reset());
        world.github.faults().next(1, Operation.REVOKE_TOKEN, Fault.refuse(502, "bad gateway"));
        world.github.faults().next(1, Operation.REVOKE_TOKEN, Fault.loseAnswer());
        assertThat(issuer.revoke(credential)).isInstanceOf(Revocation.Revoked.class);
        assertThat(world.github.live()).isEmpty();
    }

    @Test
    void that_github_does_not_know_any_more_counts_as_revoked() throws Exception {
        GitHubIssuer issuer = world.issuer();
        Credential credential = issuer.issue(order());
        issuer.revoke(credential);
        assertThat(issuer.revoke(credential)).isInstanceOf(Revocation.Revoked.class);
        assertThat(world.github.calls(Operation.REVOKE_TOKEN)).hasSize(1 + Lag.TRIES);
    }

    @Test
    void that_a_part_of_github_does_not_know_yet_is_not_taken_for_revoked() throws Exception {
        GitHubIssuer issuer = world.issuer();
        Credential credential = issuer.issue(order());
        world.github.faults().next(2, Operation.REVOKE_TOKEN, Fault.refuse(401, "Bad credentials"));
        issuer.revoke(credential);
        assertThat(world.github.live()).isEmpty();
    }

    @Test
    void that_cannot_be_revoked_is_a_fault() throws Exception {
        GitHubIssuer issuer = world.issuer();
        Credential credential = issuer.issue(order());
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
        assertThat(fault(issuer, order()).reason()).isEqualTo(IssuerFault.Reason.TIMEOUT);
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
        Thread build = new Thread(() -> fault(issuer, order()));
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
        Credential credential = world.issuer().issue(order());
        try (GitHubWorld other = new GitHubWorld()) {
            assertThat(other.issuer().revoke(credential)).isInstanceOf(Revocation.CannotRevoke.class);
            assertThat(other.github.calls()).isEmpty();
        }
        assertThat(world.github.live()).hasSize(1);
    }

    @Test
    void names_its_build_in_what_the_broker_calls_itself() throws Exception {
        world.issuer().issue(order());
        assertThat(minted().agent()).isEqualTo("access-broker (payments/read-source; payments/deploy #7; l-1)");
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
            IssuerFault fault = fault(world.issuer(source, timeouts), order());
            assertThat(fault.reason()).isEqualTo(IssuerFault.Reason.CONFIGURATION);
            assertThat(fault.getMessage()).contains(words).doesNotContain("hunter2");
        });
        assertThat(world.github.calls()).isEmpty();
    }

    private RecordedCall minted() {
        return world.github.calls(Operation.CREATE_TOKEN).get(0);
    }

    private static Order order() {
        return GitHubWorld.order(GitHubWorld.scope("acme/payments"));
    }

    private static IssuerFault fault(GitHubIssuer issuer, Order order) {
        return catchThrowableOfType(IssuerFault.class, () -> issuer.issue(order));
    }
}
