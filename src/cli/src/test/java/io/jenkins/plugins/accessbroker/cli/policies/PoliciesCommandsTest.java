package io.jenkins.plugins.accessbroker.cli.policies;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.accessbroker.cli.Approvers;
import io.jenkins.plugins.accessbroker.cli.Bench;
import io.jenkins.plugins.accessbroker.cli.Golden;
import io.jenkins.plugins.accessbroker.testkit.git.ServedRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.lib.PersonIdent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From policy files to decisions on an approved version, with the {@code ssh-keygen} of this machine. */
class PoliciesCommandsTest {
    private static final Path EXPECTED = Path.of(System.getProperty("accessbroker.testdata"), "approval", "cli");
    private static final PersonIdent EVE = new PersonIdent("Eve", "eve@example.com");

    @TempDir
    Path folder;

    private Bench bench;
    private Approvers approvers;

    @BeforeEach
    void lay() throws Exception {
        Approvers.assumeKeygen();
        bench = new Bench(folder);
        approvers = new Approvers(folder);
    }

    @Test
    void the_manifest_is_what_sha256sum_prints() throws Exception {
        bench.write("policies/b/other.yaml", "x");
        Bench.Result manifest = bench.run("policies", "manifest", "@policies");

        assertThat(manifest.out()).matches("[0-9a-f]{64}  b/other.yaml\n[0-9a-f]{64}  payments.yaml\n");
        Files.writeString(folder.resolve("manifest"), manifest.out());
        assertThat(process(folder.resolve("policies"), "sha256sum", "-c", "--strict", "../manifest"))
                .isZero();
        assertThat(process(
                        folder,
                        "sh",
                        "-c",
                        "test $(sha256sum < manifest | cut -d' ' -f1) = "
                                + bench.run("policies", "manifest", "@policies", "--digest")
                                        .out()
                                        .strip()))
                .isZero();
    }

    @Test
    void files_that_cannot_be_read_have_no_manifest() throws Exception {
        Files.createSymbolicLink(folder.resolve("policies/x.yaml"), Path.of("/etc/passwd"));

        golden("manifest-of-a-link", bench.run("policies", "manifest", "@policies"));
    }

    @Test
    void says_of_each_signature_what_it_counts() throws Exception {
        golden("verify-nothing-signed", verify());
        sign("ana", "bob", "eve");
        golden("verify-approved", verify());
        golden("verify-with-author", verify("--author", "Eve@example.com"));
        bench.write("policies/approvals/old.sig", "-----BEGIN SSH SIGNATURE-----\nU1NI\n-----END SSH SIGNATURE-----\n");
        bench.write("policies/payments.yaml", bench.read("policies/payments.yaml") + "# changed\n");
        sign("ana");
        golden("verify-changed", verify("--author", "eve@example.com"));
    }

    @Test
    void an_approval_file_that_cannot_be_used_is_told_with_its_problems() throws Exception {
        bench.write("approval.yaml", "approvers: none\nallowedSigners: allowed-signers\nextra: 1\n");
        golden("verify-bad-approval-file", verify());
    }

    @Test
    void decides_only_on_policies_that_are_approved_where_that_is_demanded() throws Exception {
        golden("explain-not-approved", explain("--policies", "@policies", "--approval", "@approval.yaml"));
        sign("ana", "bob");
        golden("explain-approved", explain("--policies", "@policies", "--approval", "@approval.yaml"));
        golden(
                "explain-author",
                explain("--policies", "@policies", "--approval", "@approval.yaml", "--author", "bob@example.com"));
    }

    @Test
    void keeps_the_approved_version_in_force_while_a_newer_one_waits() throws Exception {
        golden("update-waiting", update("--approval", "@approval.yaml"));
        golden("explain-nothing-kept", explain("--kept", "@kept", "--approved"));
        sign("ana", "bob");
        golden("update-loaded", update("--approval", "@approval.yaml", "--author", "eve@example.com"));
        golden("update-unchanged", update("--approval", "@approval.yaml"));
        bench.write(
                "policies/payments.yaml",
                bench.read("policies/payments.yaml").replace("payments/deploy", "payments/other"));
        golden("update-newer-waits", update("--approval", "@approval.yaml"));
        golden("explain-kept", explain("--kept", "@kept", "--approved"));

        Bench.Result exec = bench.run(
                "exec",
                "--kept",
                "@kept",
                "--approved",
                "--request",
                "@request.json",
                "--issuers",
                "@issuers.yaml",
                "--audit",
                "@audit",
                "--",
                "true");
        assertThat(exec.code()).as(exec.err()).isZero();
        golden("audit-show", bench.run("audit", "show", "@audit"));
        assertThat(bench.run("audit", "verify", "@audit").code()).isZero();
    }

    @Test
    void the_record_of_a_decision_names_version_and_approvers() throws Exception {
        sign("ana", "bob");
        update("--approval", "@approval.yaml");
        bench.run(
                "exec",
                "--kept",
                "@kept",
                "--request",
                "@request.json",
                "--issuers",
                "@issuers.yaml",
                "--audit",
                "@audit",
                "--",
                "true");

        String digest =
                bench.run("policies", "manifest", "@policies", "--digest").out().strip();
        assertThat(bench.run("audit", "show", "@audit", "--json")
                        .out()
                        .lines()
                        .filter(line -> line.contains("\"intent\"")))
                .singleElement()
                .asString()
                .contains(
                        "\"policySet\":{\"sha256\":\"" + digest + "\",\"approval\":{\"method\":\"signatures\","
                                + "\"approvers\":[\"ana@example.com\",\"bob@example.com\"],\"time\":\"2026-11-23T10:00:00Z\"}}");
    }

    @Test
    void an_unapproved_version_is_kept_only_where_none_is_demanded() throws Exception {
        golden("update-without-approval", update());
        golden("explain-kept-unapproved", explain("--kept", "@kept"));
        golden("explain-kept-not-approved", explain("--kept", "@kept", "--approved"));
    }

    @Test
    void what_is_kept_keeps_to_the_boundaries_too() throws Exception {
        assertThat(update().code()).isZero();
        bench.write("boundaries/payments.yaml", """
                boundary: payments
                owner: {team: Security, business: security@example.com, technical: "#security"}
                covers: {files: [payments.yaml]}
                to: {jobs: [payments/deploy]}
                issue: {test: {ttl: 1s}}
                """);

        Bench.Result outside = explain("--kept", "@kept", "--boundaries", "@boundaries");

        assertThat(outside.code()).isEqualTo(1);
        assertThat(outside.out()).isEmpty();
        assertThat(outside.err()).contains("goes beyond boundary `payments`", "expected at most 1s");
        assertThat(explain("--kept", "@kept").code()).isZero();
    }

    @Test
    void reads_a_branch_and_goes_on_with_what_is_kept_when_it_is_gone() throws Exception {
        ServedRepository served = ServedRepository.start(folder.resolve("remote"));
        served.demand("x-access-token", "hush");
        Files.writeString(folder.resolve("token"), "hush\n");
        Map<String, String> files = new HashMap<>();
        files.put("p/payments.yaml", bench.read("policies/payments.yaml"));
        served.commit("main", EVE, files);
        String[] git = {
            "policies",
            "update",
            "--kept",
            "@kept",
            "--git",
            served.url(),
            "--folder",
            "p",
            "--token-file",
            "@token",
            "--audit",
            "@audit"
        };

        Bench.Result loaded = bench.run(git);
        served.close();
        Bench.Result gone = bench.run(git);

        assertThat(loaded.code()).as(loaded.err()).isZero();
        assertThat(loaded.out()).contains(", commit ").endsWith(", no approval was demanded\n");
        assertThat(gone.code()).isEqualTo(1);
        assertThat(gone.err())
                .startsWith("access-broker: cannot fetch from http://127.0.0.1:")
                .doesNotContain("hush");
        assertThat(explain("--kept", "@kept").code()).isZero();
    }

    @Test
    void wrong_combinations_of_options_are_told() throws Exception {
        StringBuilder told = new StringBuilder();
        for (String line : List.of(
                "explain --request @request.json",
                "explain --request @request.json --policies @policies --kept @kept",
                "explain --request @request.json --kept @kept --approval @approval.yaml",
                "explain --request @request.json --policies @policies --approved",
                "explain --request @request.json --policies @policies --author eve@example.com",
                "explain --request @request.json --policies @policies --signatures @approvals",
                "policies",
                "policies verify @policies",
                "policies update --kept @kept --audit @audit",
                "policies update --kept @kept --audit @audit --policies @policies --git https://example.com/p.git",
                "policies update --kept @kept --audit @audit --git https://ana:secret@example.com/p.git",
                "policies update --kept @kept --audit @audit --git https://example.com/p.git --branch a..b",
                "policies update --kept @kept --audit @audit --policies @policies --author eve@example.com",
                "policies update --kept @kept --audit @audit --git https://example.com/p.git --approval @approval.yaml"
                        + " --author eve@example.com",
                "policies update --kept @kept --audit @audit --git https://example.com/p.git --signatures @approvals",
                "policies update --kept @kept --audit @audit --git ssh://git@example.com/p.git --ssh-key @ana")) {
            Bench.Result result = bench.run(line.split(" "));
            assertThat(result.code()).as(line).isEqualTo(2);
            assertThat(result.out()).isEmpty();
            told.append(result.err());
        }
        assertThat(told.toString()).doesNotContain("secret");
        Golden.check(EXPECTED.resolve("usage.txt"), told.toString());
    }

    private Bench.Result verify(String... more) {
        return run(new String[] {"policies", "verify", "@policies", "--approval", "@approval.yaml"}, more);
    }

    private Bench.Result update(String... more) {
        return run(
                new String[] {"policies", "update", "--kept", "@kept", "--policies", "@policies", "--audit", "@audit"},
                more);
    }

    private Bench.Result explain(String... more) {
        return run(new String[] {"explain", "--request", "@request.json"}, more);
    }

    private Bench.Result run(String[] command, String... more) {
        List<String> all = new ArrayList<>(List.of(command));
        all.addAll(List.of(more));
        return bench.run(all.toArray(new String[0]));
    }

    private void sign(String... names) throws Exception {
        approvers.sign(bench.run("policies", "manifest", "@policies").out(), names);
    }

    private int process(Path in, String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(in.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("process.out").toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    private static void golden(String name, Bench.Result result) throws IOException {
        String text = "exit code " + result.code() + "\n" + result.out()
                + (result.err().isEmpty() ? "" : "standard error:\n" + result.err());
        Golden.check(
                EXPECTED.resolve(name + ".txt"),
                text.replaceAll("SHA256:[A-Za-z0-9+/]+", "SHA256:...")
                        .replaceAll("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "(lease)"));
    }
}
