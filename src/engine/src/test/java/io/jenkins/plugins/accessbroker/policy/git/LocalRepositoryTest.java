package io.jenkins.plugins.accessbroker.policy.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.accessbroker.policy.Policy;
import io.jenkins.plugins.accessbroker.policy.document.Problem;
import io.jenkins.plugins.accessbroker.policy.file.DirectoryFiles;
import io.jenkins.plugins.accessbroker.policy.file.LoadedPolicies;
import io.jenkins.plugins.accessbroker.policy.file.PolicyFiles;
import io.jenkins.plugins.accessbroker.policy.yaml.Yaml;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalRepositoryTest {
    @TempDir
    Path folder;

    private Path at;
    private Commits commits;

    @BeforeEach
    void create() {
        at = folder.resolve("policies.git");
        commits = new Commits(at);
    }

    @AfterEach
    void close() {
        commits.close();
    }

    @Test
    void reads_the_policies_of_any_revision() throws Exception {
        String first = commits.commit("main", Map.of("a.yaml", policy("a")));
        commits.commit("main", Map.of("a.yaml", policy("a"), "teams/b.yml", policy("b"), "README.md", "hello"));

        assertThat(policies(first)).containsExactly("a");
        assertThat(policies("main")).containsExactly("a", "b");
        assertThat(policies("refs/heads/main")).containsExactly("a", "b");
        assertThat(policies("main:teams")).containsExactly("b");
        assertThat(load("main:teams").policies().get(0).at()).hasToString("b.yml:1:9");
    }

    @Test
    void leaves_out_what_a_policy_directory_leaves_out() throws Exception {
        commits.commit(
                "main",
                Map.of(
                        "a.yaml", policy("a"),
                        "a.test.yaml", "no policy",
                        ".hidden.yaml", "no policy",
                        ".github/workflow.yaml", "no policy",
                        "teams/.drafts/b.yaml", "no policy"));

        assertThat(policies("main")).containsExactly("a");
    }

    @Test
    void tells_problems_at_their_place() throws Exception {
        commits.commit("main", Map.of("teams/a.yaml", "policy: A\n"));

        assertThat(load("main").problems())
                .extracting(Problem::toString)
                .anyMatch(problem -> problem.startsWith("teams/a.yaml:1:9: `policy`: expected "));
    }

    @Test
    void follows_no_link() throws Exception {
        commits.commit("main", Map.of("a.yaml", policy("a")), Map.of("b.yaml", "/etc/passwd", "c", "a.yaml"));

        assertThat(load("main").problems())
                .extracting(Problem::toString)
                .containsExactly("b.yaml:1:1: this is a link or a submodule, which is not followed: commit the file"
                        + " itself");
    }

    @Test
    void refuses_a_file_that_is_too_large_or_has_no_plain_name() throws Exception {
        commits.commit(
                "main",
                Map.of(
                        "big.yaml",
                        "#".repeat(Yaml.MAX_BYTES + 7),
                        "\u202Eevil.yaml",
                        policy("a"),
                        "ok.yaml",
                        policy("b")));

        assertThat(load("main").problems())
                .extracting(Problem::toString)
                .hasSize(2)
                .anyMatch(problem -> problem.startsWith("big.yaml:1:1: ") && problem.contains("1048576"))
                .contains("\\u202Eevil.yaml:1:1: the name has characters that do not show: rename it");
    }

    @Test
    void takes_as_many_policy_files_as_are_allowed_and_not_one_more() throws Exception {
        Map<String, String> files = new HashMap<>();
        for (int i = 0; i < DirectoryFiles.MAX_FILES; i++) {
            files.put(i + ".yaml", "x");
        }
        commits.commit("full", files);
        files.put("more.yaml", "x");
        commits.commit("more", files);

        assertThat(files("full").content()).hasSize(DirectoryFiles.MAX_FILES);
        assertTooLarge("more");
    }

    @Test
    void takes_as_many_bytes_as_are_allowed_and_not_one_more() throws Exception {
        Map<String, String> files = new HashMap<>();
        String largest = "#".repeat(Yaml.MAX_BYTES);
        for (long left = DirectoryFiles.MAX_BYTES; left > 0; left -= Yaml.MAX_BYTES) {
            files.put(left + ".yaml", largest);
        }
        commits.commit("full", files);
        files.put("more.yaml", "#");
        commits.commit("more", files);

        assertThat(files("full").content()).hasSize((int) (DirectoryFiles.MAX_BYTES / Yaml.MAX_BYTES));
        assertTooLarge("more");
    }

    private void assertTooLarge(String revision) {
        assertThatThrownBy(() -> files(revision))
                .isInstanceOfSatisfying(
                        GitFault.class, fault -> assertThat(fault.reason()).isEqualTo(GitFault.Reason.TOO_LARGE));
    }

    @Test
    void says_that_a_revision_has_no_policy() throws Exception {
        commits.commit("main", Map.of("README.md", "hello"));

        assertThat(load("main").problems())
                .extracting(Problem::toString)
                .containsExactly("main:1:1: there is no policy file here: add one whose name ends in `.yaml`");
    }

    @Test
    void refuses_a_revision_that_is_not_there() {
        commits.commit("main", Map.of("a.yaml", policy("a")));

        for (String revision : List.of("next", "main:teams", "main:a.yaml", "", "main^{", "0".repeat(40), "--all")) {
            assertThatThrownBy(() -> load(revision))
                    .as(revision)
                    .isInstanceOfSatisfying(
                            GitFault.class,
                            fault -> assertThat(fault.reason())
                                    .isIn(GitFault.Reason.NO_REVISION, GitFault.Reason.UNREADABLE))
                    .hasMessageNotContaining("Exception");
        }
    }

    @Test
    void refuses_what_is_no_repository() {
        assertThatThrownBy(() -> LocalRepository.open(folder.getRoot()))
                .isInstanceOfSatisfying(
                        GitFault.class, fault -> assertThat(fault.reason()).isEqualTo(GitFault.Reason.NO_REPOSITORY))
                .hasMessage("there is no Git repository at `" + folder.getRoot() + "`: give the directory of a clone");
    }

    @Test
    void says_that_an_object_is_missing() throws Exception {
        commits.commit("main", Map.of("a.yaml", policy("a")));
        try (var objects = Files.walk(at.resolve("objects"))) {
            for (Path object : objects.filter(Files::isRegularFile).toList()) {
                Files.delete(object);
            }
        }

        assertThatThrownBy(() -> load("main"))
                .isInstanceOfSatisfying(
                        GitFault.class, fault -> assertThat(fault.reason()).isEqualTo(GitFault.Reason.UNREADABLE))
                .hasMessageStartingWith("revision `main` of the Git repository at ")
                .hasMessageEndingWith(": fetch it again, or clone the repository anew");
    }

    private List<String> policies(String revision) throws Exception {
        LoadedPolicies loaded = load(revision);
        assertThat(loaded.problems()).isEmpty();
        return loaded.policies().stream().map(Policy::name).toList();
    }

    private LoadedPolicies load(String revision) throws Exception {
        return files(revision).load(Optional.empty(), List.of());
    }

    private PolicyFiles files(String revision) throws Exception {
        try (LocalRepository repository = LocalRepository.open(at)) {
            return repository.files(revision);
        }
    }

    private static String policy(String name) {
        return "policy: " + name + "\n"
                + "owner: {team: Team, business: boss@example.com, technical: oncall@example.com}\n"
                + "grants:\n"
                + "  use: {purpose: Use it, expires: 2027-03-31, to: {jobs: [a]}, issue: {credential: key}}\n";
    }
}
