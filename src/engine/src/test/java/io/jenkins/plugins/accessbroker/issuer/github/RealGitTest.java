package io.jenkins.plugins.accessbroker.issuer.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.jenkins.plugins.accessbroker.issuer.Credential;
import io.jenkins.plugins.accessbroker.issuer.git.RealGit;
import io.jenkins.plugins.accessbroker.issuer.git.RealGit.Result;
import io.jenkins.plugins.accessbroker.testkit.git.GitRepositories;
import io.jenkins.plugins.accessbroker.testkit.github.Operation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The git of this machine, with what a credential puts into its environment and nothing else. */
class RealGitTest {
    private static final String POINTER = "version https://git-lfs.github.com/spec/v1\noid sha256:"
            + "4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393\nsize 12345\n";

    @TempDir
    Path folder;

    private GitRepositories repositories;
    private GitHubWorld world;
    private RealGit git;

    @BeforeEach
    void start() throws Exception {
        git = new RealGit(folder);
        repositories = new GitRepositories(folder.resolve("server"));
        world = new GitHubWorld(repositories);
        String web = world.github.web().toString();
        repositories.create("acme/payments-lib", Map.of("lib.txt", "lib\n"));
        repositories.create("acme/secret", Map.of("secret.txt", "secret\n"));
        repositories.create(
                "acme/payments",
                Map.of(
                        "readme.txt",
                        "payments\n",
                        "large.bin",
                        POINTER,
                        ".gitattributes",
                        "*.bin filter=lfs diff=lfs merge=lfs -text\n",
                        ".gitmodules",
                        "[submodule \"lib\"]\n\tpath = lib\n\turl = " + web + "/acme/payments-lib.git\n"),
                Map.of("lib", "acme/payments-lib"));
        world.github.install(GitHubWorld.installation(1, Set.of("payments", "payments-lib", "secret")));
    }

    @AfterEach
    void stop() {
        if (world != null) {
            world.close();
            repositories.close();
        }
    }

    @Test
    void clones_and_fetches_what_is_granted_in_both_forms_of_its_url() throws Exception {
        Credential credential = credential("acme/payments");
        for (String url : List.of("/acme/payments", "/acme/payments.git", "/acme/payments/")) {
            String name = "clone" + url.hashCode();
            assertThat(git.git(credential, "clone", world.github.web() + url, name))
                    .matches(result -> result.code() == 0);
            assertThat(git.work().resolve(name + "/readme.txt")).hasContent("payments\n");
            assertThat(git.git(credential, "-C", name, "fetch", "origin").code())
                    .isZero();
        }
    }

    @Test
    void clones_nothing_that_is_not_granted_and_is_not_even_asked_for_a_name() throws Exception {
        Credential credential = credential("acme/payments");
        Result result = git.git(credential, "clone", world.github.web() + "/acme/secret", "other");
        assertThat(result.code()).isEqualTo(128);
        assertThat(result.text()).contains("could not read Username").contains("terminal prompts disabled");
        assertThat(world.github.calls(Operation.GIT)).allMatch(call -> call.status() == 401);
    }

    @Test
    void is_kept_out_by_github_where_the_build_uses_the_token_elsewhere() throws Exception {
        Credential credential = credential("acme/payments");
        String token = credential.secrets().get("GITHUB_TOKEN").reveal();
        String url = world.github.web().toString().replace("http://", "http://x:" + token + "@") + "/acme/secret";
        assertThat(git.git(credential, "ls-remote", url).text()).contains("not found");
        assertThat(world.github.calls(Operation.GIT)).anyMatch(call -> call.status() == 404);
    }

    @Test
    void pushes_only_what_may_be_written() throws Exception {
        Credential reads = credential("acme/payments");
        git.git(reads, "clone", world.github.web() + "/acme/payments.git", "p");
        Result denied = git.git(reads, "-C", "p", "push", "origin", "HEAD:refs/heads/new");
        assertThat(denied.code()).isNotZero();
        assertThat(denied.text()).contains("denied to access-broker[bot]");
        assertThat(repositories.head("acme/payments", "new")).isEmpty();

        Credential writes = credential(Map.of("contents", Level.WRITE), "acme/payments");
        assertThat(git.git(writes, "-C", "p", "push", "origin", "HEAD:refs/heads/new")
                        .code())
                .isZero();
        assertThat(repositories.head("acme/payments", "new")).isEqualTo(repositories.head("acme/payments", "main"));
    }

    @Test
    void takes_in_submodules_that_are_granted_and_no_others() throws Exception {
        String url = world.github.web() + "/acme/payments.git";
        Credential both = credential("acme/payments", "acme/payments-lib");
        Result whole = git.git(both, "clone", "--recurse-submodules", url, "whole");
        assertThat(whole.code()).as(whole.text()).isZero();
        assertThat(git.work().resolve("whole/lib/lib.txt")).hasContent("lib\n");
        assertThat(git.git(credential("acme/payments"), "clone", "--recurse-submodules", url, "half")
                        .code())
                .isNotZero();
        assertThat(git.work().resolve("half/lib/lib.txt")).doesNotExist();
    }

    @Test
    void leaves_pointers_of_large_files_untouched() throws Exception {
        git.git(credential("acme/payments"), "clone", world.github.web() + "/acme/payments.git", "p");
        assertThat(git.work().resolve("p/large.bin")).hasContent(POINTER);
        assertThat(git.git(credential("acme/payments"), "-C", "p", "status", "--porcelain")
                        .text())
                .isEmpty();
    }

    @Test
    void is_for_git_lfs_too_which_asks_for_a_path_below_the_repository() throws Exception {
        Credential credential = credential("acme/payments");
        Files.writeString(
                git.work().resolve("ask.txt"),
                "url=" + world.github.web() + "/acme/payments.git/info/lfs/objects/batch\n\n");
        ProcessBuilder process = git.process(credential, List.of("git", "credential", "fill"));
        Result result =
                git.run(process.redirectInput(git.work().resolve("ask.txt").toFile()));
        assertThat(result.text())
                .contains("username=x-access-token\n")
                .contains("password=" + credential.secrets().get("GITHUB_TOKEN").reveal());
    }

    @Test
    void serves_500_repositories_and_no_more_of_their_account() throws Exception {
        String[] many = Stream.concat(
                        Stream.of("acme/payments"), IntStream.range(1, 500).mapToObj(i -> "acme/repository-" + i))
                .toArray(String[]::new);
        world.github.install(GitHubWorld.installation(
                2, Stream.of(many).map(name -> name.substring(5)).collect(Collectors.toSet())));
        Credential credential = credential(many);
        for (String url : List.of("/acme/payments", "/acme/payments.git")) {
            assertThat(git.git(credential, "clone", world.github.web() + url, "clone" + url.hashCode())
                            .code())
                    .isZero();
        }
        assertThat(git.git(credential, "clone", world.github.web() + "/acme/secret", "other")
                        .text())
                .contains("could not read Username");
        assertThat(git.git(credential, "clone", world.github.web() + "/acme/payments-lib", "another")
                        .text())
                .contains("could not read Username");
    }

    @Test
    void works_no_more_once_the_block_is_over() throws Exception {
        GitHubIssuer issuer = world.issuer();
        Credential credential = issuer.issue(GitHubWorld.order(GitHubWorld.scope("acme/payments")));
        git.git(credential, "clone", world.github.web() + "/acme/payments.git", "p");
        issuer.revoke(credential);
        assertThat(git.git(credential, "-C", "p", "fetch", "origin").text()).contains("Authentication failed");
    }

    @Test
    void serves_one_block_inside_another() throws Exception {
        Credential outer = credential("acme/payments");
        Credential inner = credential("acme/payments-lib");
        for (String name : List.of("payments", "payments-lib")) {
            ProcessBuilder process =
                    git.process(outer, List.of("git", "clone", world.github.web() + "/acme/" + name + ".git", name));
            RealGit.apply(process.environment(), inner);
            assertThat(git.run(process)).matches(result -> result.code() == 0);
        }
    }

    @Test
    void leaves_the_token_in_no_file_and_on_no_command_line() throws Exception {
        Files.writeString(git.home().resolve(".gitconfig"), "[credential]\n\thelper = store\n");
        Credential credential = credential("acme/payments");
        Path trace = folder.resolve("trace.txt");
        ProcessBuilder process =
                git.process(credential, List.of("git", "clone", world.github.web() + "/acme/payments.git", "p"));
        process.environment().put("GIT_TRACE", trace.toString());
        process.environment().put("GIT_TRACE_CURL", trace.toString());
        process.environment().put("GIT_TRACE_SETUP", trace.toString());
        assertThat(git.run(process).code()).isZero();

        String token = credential.secrets().get("GITHUB_TOKEN").reveal();
        assertThat(trace).content().contains("run_command: 'eval").doesNotContain(token);
        for (Path file : files()) {
            assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                    .as(file.toString())
                    .doesNotContain(token);
        }
        assertThat(git.home().resolve(".git-credentials")).doesNotExist();
    }

    @Test
    void asks_the_helpers_of_the_machine_for_every_other_repository_as_before() throws Exception {
        Files.writeString(git.home().resolve(".gitconfig"), "[credential]\n\thelper = store\n");
        Files.writeString(
                git.home().resolve(".git-credentials"),
                world.github.web().toString().replace("http://", "http://own:own-password@") + "\n");
        Files.writeString(git.work().resolve("ask.txt"), "url=" + world.github.web() + "/acme/secret.git\n\n");
        ProcessBuilder process = git.process(credential("acme/payments"), List.of("git", "credential", "fill"));
        assertThat(git.run(process.redirectInput(git.work().resolve("ask.txt").toFile()))
                        .text())
                .contains("username=own\n", "password=own-password\n");
    }

    /** The command lines of all processes while git works with the token, where this system shows them. */
    @Test
    void shows_no_token_to_who_lists_processes() throws Exception {
        assumeThat(Path.of("/proc/self/cmdline")).exists();
        Credential credential = credential("acme/payments");
        String token = credential.secrets().get("GITHUB_TOKEN").reveal();
        List<String> seen = new ArrayList<>();
        world.github.faults().always(Operation.GIT, (request, well) -> {
            seen.addAll(commandLines());
            return well.handle(request);
        });
        git.git(credential, "clone", world.github.web() + "/acme/payments.git", "p");
        assertThat(seen).anyMatch(line -> line.contains("remote-http")).noneMatch(line -> line.contains(token));
    }

    private static List<String> commandLines() {
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            List<String> lines = new ArrayList<>();
            for (Path process : processes.toList()) {
                try {
                    lines.add(Files.readString(process.resolve("cmdline"), StandardCharsets.ISO_8859_1));
                } catch (IOException gone) {
                    // It has ended, or is no process.
                }
            }
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Stream.concat(Files.walk(git.work()), Files.walk(git.home()))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private Credential credential(String... names) throws Exception {
        return credential(Map.of("contents", Level.READ), names);
    }

    private Credential credential(Map<String, Level> permissions, String... names) throws Exception {
        List<Repository> named = Stream.of(names)
                .map(name -> Repository.parse(name).orElseThrow())
                .toList();
        return world.issuer().issue(GitHubWorld.order(GitHubWorld.scope(named, false, permissions)));
    }
}
