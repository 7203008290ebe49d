package io.jenkins.plugins.accessbroker.issuer.github;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.accessbroker.issuer.Credential;
import io.jenkins.plugins.accessbroker.issuer.git.RealGit;
import io.jenkins.plugins.accessbroker.testkit.git.GitRepositories;
import io.jenkins.plugins.accessbroker.testkit.github.Fault;
import io.jenkins.plugins.accessbroker.testkit.github.Operation;
import io.jenkins.plugins.accessbroker.testkit.http.HttpAnswer;
import io.jenkins.plugins.accessbroker.testkit.http.HttpRequest;
import io.jenkins.plugins.accessbroker.testkit.http.LoopbackServer;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a repository, a server and a build's own settings of git try, so that git shows the token to somebody else. */
class GitAttacksTest {
    @TempDir
    Path folder;

    /** What another host was sent. It asks whoever comes to sign in. */
    private final Queue<HttpRequest> seen = new ConcurrentLinkedQueue<>();

    private final LoopbackServer elsewhere = LoopbackServer.start(request -> {
        seen.add(request);
        return HttpAnswer.text(401, "text/plain", "who are you?\n").with("WWW-Authenticate", "Basic realm=\"GitHub\"");
    });

    private RealGit git;
    private GitRepositories repositories;
    private GitHubWorld world;
    private Credential credential;

    @BeforeEach
    void start() throws Exception {
        git = new RealGit(folder);
        repositories = new GitRepositories(folder.resolve("server"));
        repositories.create("acme/payments", Map.of("readme.txt", "payments\n"));
        repositories.create("acme/secret", Map.of("secret.txt", "secret\n"));
        world = new GitHubWorld(repositories);
        world.github.install(GitHubWorld.installation(1, Set.of("payments", "secret", "super")));
        credential = world.issuer().issue(GitHubWorld.order(GitHubWorld.scope("acme/payments", "acme/super")));
    }

    @AfterEach
    void stop() {
        elsewhere.close();
        if (world != null) {
            world.close();
            repositories.close();
        }
    }

    @Test
    void a_redirect_to_another_host_at_the_first_request() throws Exception {
        world.github.faults().always(Operation.GIT, (request, well) -> redirect(request, elsewhere()));
        failsWithoutTheToken("clone", url("acme/payments"), "p");
    }

    @Test
    void a_redirect_to_another_host_once_git_has_signed_in() throws Exception {
        world.github.faults().always(Operation.GIT, signedIn((request, well) -> redirect(request, elsewhere())));
        failsWithoutTheToken("-c", "http.followRedirects=true", "clone", url("acme/payments"), "p");
    }

    @Test
    void a_redirect_to_a_repository_that_is_not_granted() throws Exception {
        world.github
                .faults()
                .next(
                        1,
                        Operation.GIT,
                        (request, well) -> HttpAnswer.empty(302)
                                .with("Location", url("acme/secret") + "/info/refs?" + request.query()));
        RealGit.Result result = git.git(credential, "clone", url("acme/payments"), "p");
        assertThat(result.text()).contains("could not read Username");
        assertThat(world.github.calls(Operation.GIT)).noneMatch(call -> call.status() == 200);
    }

    @Test
    void a_submodule_of_another_host_at_a_path_that_is_granted() throws Exception {
        repositories.create(
                "acme/super",
                Map.of(".gitmodules", "[submodule \"p\"]\n\tpath = p\n\turl = " + elsewhere() + "/acme/payments\n"),
                Map.of("p", "acme/payments"));
        failsWithoutTheToken("clone", "--recurse-submodules", url("acme/super"), "s");
        assertThat(git.work().resolve("s/.gitmodules")).exists();
    }

    @Test
    void a_setting_that_puts_another_host_in_place_of_github() throws Exception {
        String setting = "url." + elsewhere() + "/.insteadOf=" + world.github.web() + "/";
        failsWithoutTheToken("-c", setting, "clone", url("acme/payments"), "p");
    }

    @Test
    void a_path_that_leads_out_of_what_is_granted() throws Exception {
        for (String path : List.of("/../secret.git", "/%2e%2e/secret.git", "/..%2fsecret.git", ".git/../secret")) {
            RealGit.Result result = git.git(credential, "clone", url("acme/payments") + path, "p");
            assertThat(result.code()).as(path).isEqualTo(128);
        }
        assertThat(world.github.calls(Operation.GIT)).noneMatch(call -> call.status() == 200);
        assertThat(git.work()).isEmptyDirectory();
    }

    private void failsWithoutTheToken(String... arguments) throws Exception {
        RealGit.Result result = git.git(credential, arguments);
        assertThat(result.code()).as(result.text()).isNotZero();
        assertThat(result.text()).containsAnyOf("could not read Username", "Authentication failed");
        assertThat(seen)
                .isNotEmpty()
                .allMatch(request -> request.values("Authorization").isEmpty());
        String token = credential.secrets().get("GITHUB_TOKEN").reveal();
        assertThat(seen).noneMatch(request -> request.headers().toString().contains(token));
    }

    /** A fault for those who sign in alone; others are asked to. */
    private static Fault signedIn(Fault fault) {
        return (request, well) ->
                request.value("Authorization").isEmpty() ? well.handle(request) : fault.meet(request, well);
    }

    private static HttpAnswer redirect(HttpRequest request, String host) {
        return HttpAnswer.empty(302).with("Location", host + request.path() + "?" + request.query());
    }

    private String url(String repository) {
        return world.github.web() + "/" + repository;
    }

    /** By a name that is not that of the emulator. */
    private String elsewhere() {
        URI endpoint = elsewhere.endpoint();
        return "http://localhost:" + endpoint.getPort();
    }
}
