package io.jenkins.plugins.accessbroker.cli.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.accessbroker.cli.Bench;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiffCommandTest {
    private static final String OLD = """
        policy: payments
        owner: {team: Payments, business: ana@example.com, technical: "#payments"}
        grants:
          deploy:
            purpose: Deploy
            expires: 2027-03-31
            to: {jobs: [payments/deploy], branches: [main]}
            issue: {credential: key}
        """;
    private static final String NEW =
            OLD.replace("[main]", "[main, \"release/*\"]").replace("2027", "2028");

    @TempDir
    Path folder;

    private Bench bench;

    @BeforeEach
    void lay() {
        bench = new Bench(folder);
        bench.write("old/payments.yaml", OLD);
        bench.write("new/payments.yaml", NEW);
    }

    @Test
    void says_what_a_change_permits_with_a_request() {
        Bench.Result result = bench.run("diff", "@old", "@new");

        assertThat(result.err()).isEmpty();
        assertThat(result.code()).isZero();
        assertThat(result.out())
                .startsWith("gives more in 1 place: 1 grant changed, 0 unchanged\n"
                        + "widened: payments/deploy (payments.yaml:4:3)\n")
                .contains("  now permits  job `payments/deploy`, branch `release/x`,")
                .contains("  expires      `2027-03-31` -> `2028-03-31`\n");
    }

    @Test
    void fails_on_what_is_wider_if_asked_to() {
        assertThat(bench.run("diff", "@old", "@new", "--fail-on", "widened").code())
                .isEqualTo(4);
        assertThat(bench.run("diff", "@new", "@old", "--fail-on", "widened").code())
                .isZero();
        assertThat(bench.run("diff", "@old", "@old", "--fail-on", "widened").code())
                .isZero();
    }

    @Test
    void explain_confirms_every_example_on_both_versions() throws Exception {
        for (List<String> ways : List.of(List.of("old", "new"), List.of("new", "old"))) {
            String examples = "examples-" + ways.get(0);
            Bench.Result result = bench.run("diff", "@" + ways.get(0), "@" + ways.get(1), "--examples", "@" + examples);
            assertThat(result.code()).as(result.err()).isZero();
            try (Stream<Path> files = Files.list(bench.path(examples))) {
                for (Path file : files.toList()) {
                    boolean widened = file.toString().endsWith("payments.deploy.widened.json");
                    assertThat(explain(ways.get(0), file)).as(file.toString()).isEqualTo(widened ? 3 : 0);
                    assertThat(explain(ways.get(1), file)).as(file.toString()).isEqualTo(widened ? 0 : 3);
                }
            }
        }
        assertThat(bench.path("examples-old/payments.deploy.widened.json")).exists();
        assertThat(bench.path("examples-new/payments.deploy.narrowed.json")).exists();
    }

    @Test
    void writes_examples_to_an_empty_directory_only() {
        bench.write("examples/mine.txt", "mine");

        Bench.Result result = bench.run("diff", "@old", "@new", "--examples", "@examples");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .isEqualTo("access-broker: cannot write the examples to `examples`: it is not empty: give a new"
                        + " directory\n");
    }

    @Test
    void compares_from_a_time_on() {
        bench.write("new/payments.yaml", OLD.replace("2027", "2028"));

        assertThat(bench.run("diff", "@old", "@new").out())
                .contains("  now permits  job `payments/deploy`, ", " (from 2027-04-01T00:00:00Z on)\n");
        assertThat(bench.run("diff", "@old", "@new", "--at", "2027-06-01T00:00:00Z")
                        .out())
                .contains("  now permits  job `payments/deploy`, ")
                .doesNotContain(" on)\n");
        assertThat(bench.run("diff", "@old", "@new", "--at", "2029-06-01T00:00:00Z")
                        .out())
                .startsWith("gives nobody more: ");
    }

    @Test
    void prints_json_and_markdown() throws Exception {
        JsonNode json = new ObjectMapper()
                .readTree(bench.run("diff", "@old", "@new", "--format", "json").out());
        assertThat(json.at("/mayGiveMore").booleanValue()).isTrue();
        assertThat(json.at("/grants/0/verdict").textValue()).isEqualTo("widened");
        assertThat(json.at("/grants/0/widening/request/build/branch").textValue())
                .isEqualTo("release/x");
        assertThat(bench.run("diff", "@old", "@new", "--format", "markdown").out())
                .startsWith("### Access: this change gives more in 1 place")
                .contains("- **widened**: payments/deploy of Payments, payments&#46;yaml&#58;4&#58;3\n");
    }

    @Test
    void compares_two_revisions_of_a_repository() throws Exception {
        Path at = bench.path("repository");
        try (Git git = Git.init().setDirectory(at.toFile()).call()) {
            String first = commit(git, OLD);
            commit(git, NEW);

            assertThat(bench.run("diff", "--git", "@repository", first, "HEAD:policies")
                            .out())
                    .contains("widened: payments/deploy (payments.yaml:4:3)\n");
            assertThat(bench.run("diff", "--git", "@repository", first, "HEAD").out())
                    .contains("widened: payments/deploy (policies/payments.yaml:4:3)\n");
            Bench.Result unknown = bench.run("diff", "--git", "@repository", "nowhere", "HEAD");
            assertThat(unknown.code()).isEqualTo(1);
            assertThat(unknown.err()).contains("has no one revision `nowhere`: give a commit, a branch or a tag");
        }
    }

    @Test
    void compares_nothing_if_a_version_has_problems() {
        bench.write("new/payments.yaml", "policy: payments\n");

        Bench.Result result = bench.run("diff", "@old", "@new");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .startsWith("access-broker: the policies in `new` have problems, so nothing can be compared: mend"
                        + " these first\n  payments.yaml:1:1: ");
    }

    @Test
    void refuses_a_directory_that_is_not_there() {
        assertThat(bench.run("diff", "@old", "@nowhere").err())
                .isEqualTo("access-broker: there is no directory `nowhere`: give the directory of the policy files"
                        + " after\n");
    }

    private int explain(String policies, Path request) {
        return bench.run("explain", "--policies", "@" + policies, "--request", request.toString())
                .code();
    }

    private static String commit(Git git, String policy) throws Exception {
        Path file = git.getRepository().getWorkTree().toPath().resolve("policies/payments.yaml");
        Files.createDirectories(file.getParent());
        Files.writeString(file, policy, StandardCharsets.UTF_8);
        git.add().addFilepattern("policies").call();
        return git.commit()
                .setMessage("Change policies")
                .setAuthor("A. Committer", "a.committer@example.com")
                .setSign(false)
                .call()
                .name();
    }
}
