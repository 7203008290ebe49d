package io.jenkins.plugins.accessbroker.issuer.github;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.accessbroker.issuer.IssuerFault;
import io.jenkins.plugins.accessbroker.testkit.github.Installation;
import io.jenkins.plugins.accessbroker.testkit.github.Operation;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The installation that a token is of. */
class InstallationsTest {
    private final GitHubWorld world = new GitHubWorld();

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void is_looked_up_once() throws Exception {
        GitHubIssuer issuer = world.issuer();
        issuer.issue(GitHubWorld.order());
        issuer.issue(GitHubWorld.order());
        assertThat(world.github.calls(Operation.FIND_INSTALLATION)).hasSize(1);
    }

    @Test
    void is_looked_up_again_when_the_app_was_installed_anew() throws Exception {
        GitHubIssuer issuer = world.issuer();
        issuer.issue(GitHubWorld.order());
        world.github.install(GitHubWorld.installation(2, Set.of("payments")));
        assertThat(issuer.issue(GitHubWorld.order()).scope()).containsEntry("installation", "2");
        assertThat(world.github.calls(Operation.FIND_INSTALLATION)).hasSize(2);
    }

    @Test
    void is_that_of_the_account_that_is_called_so_now() throws Exception {
        GitHubIssuer issuer = world.issuer();
        issuer.issue(GitHubWorld.order());
        world.github.uninstall("acme");
        world.github.install(new Installation(1, "acme-was", Set.of("payments"), Map.of("contents", "read"), false));
        world.github.install(GitHubWorld.installation(2, Set.of("payments")));
        IssuerFault fault = GitHubWorld.fault(issuer, GitHubWorld.order());
        assertThat(fault.reason()).isEqualTo(IssuerFault.Reason.MISMATCH);
        assertThat(fault.getMessage())
                .contains("`acme-was/payments` among them")
                .endsWith("the token was revoked");
        assertThat(issuer.issue(GitHubWorld.order()).scope()).containsEntry("installation", "2");
    }

    @Test
    void is_that_of_an_account_that_took_the_name_of_one_with_other_repositories() throws Exception {
        GitHubIssuer issuer = world.issuer();
        issuer.issue(GitHubWorld.order());
        world.github.uninstall("acme");
        world.github.install(new Installation(1, "acme-was", Set.of("tool"), Map.of("contents", "read"), false));
        world.github.install(GitHubWorld.installation(2, Set.of("payments")));
        assertThat(GitHubWorld.fault(issuer, GitHubWorld.order()).reason()).isEqualTo(IssuerFault.Reason.REFUSED);
        assertThat(issuer.issue(GitHubWorld.order()).scope()).containsEntry("installation", "2");
    }
}
