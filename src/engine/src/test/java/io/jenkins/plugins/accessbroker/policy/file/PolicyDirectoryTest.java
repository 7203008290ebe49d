package io.jenkins.plugins.accessbroker.policy.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jenkins.plugins.accessbroker.policy.Policy;
import io.jenkins.plugins.accessbroker.policy.document.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which files of a directory are policy files, and what is wrong with those that cannot be read. */
class PolicyDirectoryTest {
    @TempDir
    Path temp;

    private Path directory;

    @BeforeEach
    void create() throws IOException {
        directory = Files.createDirectory(temp.resolve("policies"));
    }

    @Test
    void policy_files_are_read_in_the_order_of_their_paths() throws IOException {
        write("b.yml", policy("b"));
        write("a/z.yaml", policy("z"));
        write("a/b/c.YAML", policy("c"));
        write("a-a.yaml", policy("aa"));
        LoadedPolicies loaded = load();
        assertThat(loaded.problems()).isEmpty();
        assertThat(loaded.isUsable()).isTrue();
        assertThat(loaded.files()).isEqualTo(4);
        assertThat(loaded.policies()).extracting(Policy::name).containsExactly("aa", "c", "z", "b");
        assertThat(loaded.policies())
                .extracting(policy -> policy.at().file())
                .containsExactly("a-a.yaml", "a/b/c.YAML", "a/z.yaml", "b.yml");
    }

    @Test
    void hidden_files_policy_tests_and_other_files_are_left_out() throws IOException {
        write("a.yaml", policy("a"));
        for (String name : new String[] {
            ".a.yaml", ".git/a.yaml", "a/.b/c.yaml", "a.test.yaml", "b.test.yml", "B.TEST.YAML", "readme.md", "a.yaml~"
        }) {
            write(name, "not: [read");
        }
        LoadedPolicies loaded = load();
        assertThat(Lines.of(loaded)).isEqualTo("\n");
        assertThat(loaded.files()).isEqualTo(1);
    }

    @Test
    void the_digest_is_that_of_the_bytes_of_the_file() throws IOException, NoSuchAlgorithmException {
        String text = "\uFEFF" + policy("a") + "# é\r\n";
        write("a.yaml", text);
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        assertThat(load().policies().get(0).digest()).isEqualTo(HexFormat.of().formatHex(hash));
    }

    @Test
    void a_directory_that_is_not_there_is_a_problem() {
        Path missing = directory.resolve("missing");
        assertThat(Lines.of(PolicyDirectory.load(missing, FakeIssuers.all())))
                .isEqualTo(missing + ":1:1: there is no such policy directory: create it or correct the path\n");
    }

    @Test
    void a_file_in_the_place_of_the_directory_is_a_problem() throws IOException {
        Path file = write("a.yaml", policy("a"));
        assertThat(Lines.of(PolicyDirectory.load(file, FakeIssuers.all())))
                .isEqualTo(file + ":1:1: this is not a directory: name the directory that the policy files are in\n");
    }

    @Test
    void links_within_the_directory_are_read_under_their_own_name() throws IOException {
        write("..data/a.yaml", policy("a"));
        Files.createSymbolicLink(directory.resolve("a.yaml"), Path.of("..data/a.yaml"));
        assertThat(load().policies()).extracting(policy -> policy.at().file()).containsExactly("a.yaml");
    }

    @Test
    void the_directory_itself_may_be_a_link() throws IOException {
        write("a.yaml", policy("a"));
        Path link = Files.createSymbolicLink(temp.resolve("link"), directory);
        assertThat(PolicyDirectory.load(link, FakeIssuers.all()).policies()).hasSize(1);
    }

    @Test
    void links_that_lead_elsewhere_are_problems() throws IOException {
        Files.writeString(temp.resolve("outside.yaml"), policy("outside"));
        Files.createDirectory(directory.resolve("sub"));
        link("outside.yaml", "../outside.yaml");
        link("absolute.yaml", temp.resolve("outside.yaml").toString());
        link("circle.yaml", "circle.yaml");
        link("dangling.yaml", "nothing");
        link("directory", "sub");
        link("directory.yaml", "sub");
        link("readme.md", "../outside.yaml");
        assertThat(Lines.of(load())).isEqualTo("""
                        absolute.yaml:1:1: this is a link to outside the policy directory: put the file itself here
                        circle.yaml:1:1: this is a link that leads nowhere or in a circle: correct or remove it
                        dangling.yaml:1:1: this is a link that leads nowhere or in a circle: correct or remove it
                        directory:1:1: links to directories are not followed: put the directory itself here, or remove the link
                        directory.yaml:1:1: links to directories are not followed: put the directory itself here, or remove the link
                        outside.yaml:1:1: this is a link to outside the policy directory: put the file itself here
                        """);
    }

    @Test
    void what_is_no_regular_file_is_a_problem_and_is_not_opened() throws IOException, InterruptedException {
        Process made =
                new ProcessBuilder("mkfifo", directory.resolve("pipe.yaml").toString()).start();
        assumeFalse(made.waitFor() != 0, "this system has no named pipes");
        link("to-pipe.yaml", "pipe.yaml");
        assertThat(Lines.of(load())).isEqualTo("""
                        pipe.yaml:1:1: this is not a regular file: remove or rename it
                        to-pipe.yaml:1:1: this is a link to no regular file: remove or rename it
                        """);
    }

    @Test
    void names_that_do_not_show_are_problems() throws IOException {
        write("a\n1.yaml", policy("a"));
        write("b\u202E.yaml", policy("b"));
        write("c\u200Bc/d.yaml", policy("d"));
        assertThat(Lines.of(load())).isEqualTo("""
                        a\\u000A1.yaml:1:1: the name has characters that do not show: rename it
                        b\\u202E.yaml:1:1: the name has characters that do not show: rename it
                        c\\u200Bc:1:1: the name has characters that do not show: rename it
                        """);
    }

    @Test
    void files_that_may_not_be_read_are_problems() throws IOException {
        Path file = write("a.yaml", policy("a"));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
        assumeFalse(Files.isReadable(file), "this user may read every file");
        assertThat(Lines.of(load()))
                .isEqualTo("a.yaml:1:1: the file cannot be read: access denied: check its permissions\n");
    }

    @Test
    void directories_are_read_sixteen_levels_deep() throws IOException {
        write("d/".repeat(15) + "a.yaml", policy("a"));
        assertThat(load().policies()).hasSize(1);
        write("d/".repeat(16) + "b.yaml", policy("b"));
        assertThat(Lines.of(load()))
                .isEqualTo("d/".repeat(15)
                        + "d:1:1: directories are nested deeper than the 16 levels allowed: flatten them\n");
    }

    @Test
    void too_many_files_are_a_problem() throws IOException {
        for (int i = 0; i < 4; i++) {
            write("p" + i + ".yaml", policy("p" + i));
        }
        List<Problem> problems = new ArrayList<>();
        assertThat(paths(new DirectoryWalk.Bounds(4, 100), problems)).hasSize(4);
        assertThat(problems).isEmpty();
        assertThat(paths(new DirectoryWalk.Bounds(3, 100), problems)).isEmpty();
        assertThat(problems)
                .singleElement()
                .hasToString(directory + ":1:1: there are more than the 3 policy files allowed: make them fewer");
    }

    @Test
    void a_huge_directory_is_not_walked_to_its_end() throws IOException {
        write("a.yaml", policy("a"));
        for (int i = 0; i < 5; i++) {
            write("d/readme" + i + ".md", "");
        }
        List<Problem> problems = new ArrayList<>();
        assertThat(paths(new DirectoryWalk.Bounds(4, 7), problems)).hasSize(1);
        assertThat(problems).isEmpty();
        assertThat(paths(new DirectoryWalk.Bounds(4, 6), problems)).isEmpty();
        assertThat(problems)
                .singleElement()
                .hasToString(
                        directory + ":1:1: the directory has more than the 6 files and directories allowed: give one"
                                + " that has policy files only");
    }

    @Test
    void names_that_differ_in_the_case_or_the_form_of_letters_only_are_problems() throws IOException {
        write("a/Team.yaml", policy("a"));
        write("a/team.YAML", policy("b"));
        write("b/caf\u00e9.yaml", policy("c"));
        write("b/cafe\u0301.yaml", policy("d"));
        write("team.yaml", policy("e"));
        assumeTrue(load().files() == 5, "this file system does not tell them apart");
        assertThat(Lines.of(load())).isEqualTo("""
                        a/team.YAML:1:1: this is `a/Team.yaml` but for the case or the form of letters, and a file system may hold only one of the two: rename one
                        b/caf\u00e9.yaml:1:1: this is `b/cafe\u0301.yaml` but for the case or the form of letters, and a file system may hold only one of the two: rename one
                        """);
    }

    @Test
    void a_file_that_is_swapped_or_written_to_while_it_is_read_is_a_problem() throws IOException {
        write("exchanged.yaml", policy("a"));
        write("grown.yaml", policy("b"));
        write("now-a-link.yaml", policy("c"));
        write("gone.yaml", policy("d"));
        write("d/moved.yaml", policy("e"));
        write("left.yaml", policy("f"));
        List<Problem> problems = new ArrayList<>();
        List<PolicyPath> found = DirectoryWalk.paths(directory, FileKind.POLICY, "", problems);

        Files.writeString(temp.resolve("secret"), policy("a"));
        Files.move(write("new", policy("a")), directory.resolve("exchanged.yaml"), StandardCopyOption.REPLACE_EXISTING);
        write("grown.yaml", policy("b") + "#");
        Files.delete(directory.resolve("now-a-link.yaml"));
        link("now-a-link.yaml", "../secret");
        Files.delete(directory.resolve("gone.yaml"));
        Files.move(directory.resolve("d"), temp.resolve("elsewhere"));
        link("d", "../elsewhere");

        assertThat(found.stream().flatMap(path -> path.read(problems).stream())).hasSize(1);
        assertThat(problems)
                .extracting(problem -> problem.at().file())
                .containsExactly("d/moved.yaml", "exchanged.yaml", "gone.yaml", "grown.yaml", "now-a-link.yaml");
        assertThat(problems)
                .extracting(Problem::message)
                .containsOnly(
                        "the file was changed or exchanged while it was read: try again once nobody writes to it");
    }

    @Test
    void too_many_bytes_together_are_a_problem() throws IOException {
        String comment = "#".repeat((1 << 20) - 600) + "\n";
        for (int i = 10; i < 75; i++) {
            write("p" + i + ".yaml", comment + policy("p" + i) + "#".repeat(300));
        }
        LoadedPolicies loaded = load();
        assertThat(loaded.policies()).isEmpty();
        assertThat(loaded.problems()).hasSize(1);
        assertThat(Lines.of(loaded))
                .isEqualTo("p74.yaml:1:1: from this file on, the policy files have more than the 67108864 bytes allowed"
                        + " together: make them fewer or smaller\n");
    }

    @Test
    void problems_of_many_files_are_bounded() throws IOException {
        for (int i = 100; i < 130; i++) {
            write("p" + i + ".yaml", "a: \u0009\n".repeat(60));
        }
        LoadedPolicies loaded = load();
        assertThat(loaded.problems()).hasSize(1_001);
        assertThat(loaded.problems().get(1_000))
                .hasToString("p116.yaml:40:4: 800 more problems are not shown: mend these 1000 first");
    }

    private LoadedPolicies load() {
        return PolicyDirectory.load(directory, FakeIssuers.all());
    }

    private List<PolicyPath> paths(DirectoryWalk.Bounds bounds, List<Problem> problems) {
        return DirectoryWalk.paths(directory, FileKind.POLICY, "", bounds, problems);
    }

    private Path write(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private void link(String name, String target) throws IOException {
        Files.createSymbolicLink(directory.resolve(name), Path.of(target));
    }

    private static String policy(String name) {
        return "policy: " + name + "\n" + """
                owner: {team: T, business: b@example.com, technical: t@example.com}
                grants:
                  deploy: {purpose: p, expires: 2027-01-31, to: {jobs: [a]}, issue: {aws: {role: r, ttl: 1h}}}
                """;
    }
}
