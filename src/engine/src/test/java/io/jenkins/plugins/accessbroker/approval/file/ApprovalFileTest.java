package io.jenkins.plugins.accessbroker.approval.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.accessbroker.Cases;
import io.jenkins.plugins.accessbroker.approval.Authors;
import io.jenkins.plugins.accessbroker.approval.Review;
import io.jenkins.plugins.accessbroker.approval.Verdict;
import io.jenkins.plugins.accessbroker.issuer.GoldenFile;
import io.jenkins.plugins.accessbroker.policy.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApprovalFileTest {
    private static final String SIGNERS = """
            ana@example.com ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIBKG6u4V7li6eFL+s2gpYcTWK/mjTt2MkjmmEPZqIWua
            bob@example.com ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIN/RLhawedYtlXqS2qiVFviRUapz/upZek8fncb5H0sM
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void lay() throws IOException {
        Files.createDirectories(folder.resolve("policies"));
        Files.writeString(folder.resolve("signers"), SIGNERS);
    }

    @Test
    void says_how_many_approvers_it_takes_and_who_they_are() throws Exception {
        ApprovalRule rule = read("approvers: 2\nallowedSigners: signers\n");

        assertThat(rule.needed()).isEqualTo(2);
        assertThat(rule.signers().orElseThrow().persons()).isEqualTo(2);
        assertThat(rule.users()).isEmpty();
    }

    @Test
    void those_who_approve_in_jenkins_are_the_signers_of_their_address_or_persons_of_their_own() throws Exception {
        ApprovalRule rule = read("approvers: 3\nallowedSigners: signers\n"
                + "jenkinsUsers: {ana: Ana@Example.com, cat: cat@example.com, cat2: CAT@example.com}\n");

        assertThat(rule.users().get("ANA").name()).isEqualTo("ana@example.com");
        assertThat(rule.users().get("cat")).isEqualTo(rule.users().get("Cat2"));
        assertThat(read("approvers: 1\njenkinsUsers: {ana: ana@example.com}\n").signers())
                .isEmpty();
        assertThat(catchThrowableOfType(
                        ApprovalFault.class,
                        () -> read("approvers: 2\njenkinsUsers: {ana: ana@example.com, ann: ANA@example.com}\n")))
                .hasMessageContaining("takes 2 approvers, and its list has 1 ");
    }

    @Test
    void reviews_and_signatures_count_together_each_person_once() throws Exception {
        ApprovalRule rule = read("approvers: 2\nallowedSigners: signers\n"
                + "jenkinsUsers: {ana: ana@example.com, annie: ana@example.com, cat: cat@example.com}\n");

        assertThat(verdict(rule, Authors.UNKNOWN, approved("ana"), approved("annie"), approved("stranger"))
                        .summary())
                .isEqualTo("1 of 2 approvals: ana@example.com; `the review of annie` does not count: `ana@example.com`"
                        + " is counted already, by `the review of ana`; `the review of stranger` does not count: they"
                        + " are not in `jenkinsUsers` of the approval file");
        Verdict both = verdict(rule, Authors.UNKNOWN, approved("ANA"), approved("cat"));
        assertThat(both.approved()).isTrue();
        assertThat(both.inJenkins()).isTrue();
        assertThat(verdict(rule, Authors.of(List.of("CAT@example.com")), approved("ana"), approved("cat"))
                        .approved())
                .isFalse();
    }

    @Test
    void a_version_that_somebody_rejected_is_not_approved() throws Exception {
        ApprovalRule rule = read("approvers: 1\njenkinsUsers: {ana: ana@example.com, cat: cat@example.com}\n");
        Review against = new Review("cat", Instant.EPOCH, Optional.of("too wide"));

        Verdict verdict = verdict(rule, Authors.UNKNOWN, approved("ana"), against);

        assertThat(verdict.approved()).isFalse();
        assertThat(verdict.summary())
                .isEqualTo("1 of 1 approval: ana@example.com; cat@example.com rejected it: too wide");
    }

    private static Review approved(String user) {
        return new Review(user, Instant.EPOCH, Optional.empty());
    }

    private static Verdict verdict(ApprovalRule rule, Authors authors, Review... reviews) {
        return rule.verdict(new Manifest("x\n"), List.of(), List.of(reviews), authors, Instant.EPOCH);
    }

    @Test
    void every_problem_is_told() throws IOException {
        StringBuilder told = new StringBuilder();
        for (String text : List.of(
                "",
                "approvers: 2\n",
                "allowedSigners: signers\n",
                "approvers: 0\nallowedSigners: signers\n",
                "approvers: 17\nallowedSigners: signers\n",
                "approvers: two\nallowedSigners: signers\n",
                "approvers: 3\nallowedSigners: signers\n",
                "approvers: 1\nallowedSigners: [signers]\n",
                "approvers: 1\nallowedSigners: nowhere\n",
                "approvers: 1\nallowedSigners: policies/signers\n",
                "approvers: 1\nallowedSigners: link\n",
                "approvers: 1\nallowedSigners: bad\n",
                "approvers: 1\nallowedSigners: signers\napprover: 2\n",
                "approvers: 1\njenkinsUsers: {}\n",
                "approvers: 1\njenkinsUsers: [ana]\n",
                "approvers: 1\njenkinsUsers: {ana: ana}\n",
                "approvers: 1\njenkinsUsers: {ana: '*@example.com'}\n",
                "approvers: 1\njenkinsUsers: {ana: ana@example.com, ANA: cat@example.com}\n",
                "approvers: 1\njenkinsUsers: {Anonymous: ana@example.com}\n",
                "approvers: 1\njenkinsUsers: {'a b': ana@example.com}\n",
                "approvers: 1\napprovers: 2\nallowedSigners: signers\n")) {
            Files.writeString(folder.resolve("policies/signers"), SIGNERS);
            Files.writeString(folder.resolve("bad"), "ana@example.com\n");
            Files.deleteIfExists(folder.resolve("link"));
            Files.createSymbolicLink(folder.resolve("link"), Path.of("policies/signers"));
            ApprovalFault fault = catchThrowableOfType(ApprovalFault.class, () -> read(text));
            assertThat(fault).as(text).isNotNull();
            told.append(fault.getMessage()).append('\n');
            fault.problems()
                    .forEach(problem -> told.append("  ").append(problem).append('\n'));
        }
        GoldenFile.check(
                Cases.testdata("approval/approval-file.txt"), told.toString().replace(folder + "/", ""));
    }

    @Test
    void a_file_in_the_directory_of_the_policies_is_refused_however_it_is_named() throws IOException {
        Path file = Files.writeString(
                folder.resolve("policies/approval.yml"), "approvers: 1\nallowedSigners: ../signers\n");
        Files.createSymbolicLink(folder.resolve("elsewhere"), Path.of("policies"));
        for (Path path : List.of(file, folder.resolve("elsewhere/approval.yml"))) {
            ApprovalFault fault = catchThrowableOfType(
                    ApprovalFault.class, () -> ApprovalFile.read(path, Optional.of(folder.resolve("policies"))));

            assertThat(fault)
                    .hasMessageEndingWith("` is in the policies' directory, where whoever writes policies could"
                            + " change it: keep it elsewhere");
        }
    }

    @Test
    void signatures_are_the_regular_files_of_that_name_only() throws Exception {
        Path signatures = Files.createDirectories(folder.resolve("policies/approvals"));
        Files.writeString(signatures.resolve("b.sig"), "b");
        Files.writeString(signatures.resolve("a.sig"), "a");
        Files.writeString(signatures.resolve("readme.md"), "c");
        Files.createDirectory(signatures.resolve("d.sig"));
        Files.createSymbolicLink(signatures.resolve("e.sig"), folder.resolve("signers"));

        assertThat(SignatureDirectory.read(signatures))
                .extracting(SignatureFile::name)
                .containsExactly("a.sig", "b.sig");
        assertThat(SignatureDirectory.read(folder.resolve("nowhere"))).isEmpty();
    }

    @Test
    void more_signatures_than_are_looked_at_are_a_fault() throws Exception {
        for (int i = 0; i <= SignatureDirectory.MAX_FILES; i++) {
            Files.writeString(folder.resolve(i + ".sig"), "x");
        }
        ApprovalFault fault = catchThrowableOfType(ApprovalFault.class, () -> SignatureDirectory.read(folder));

        assertThat(fault.reason()).isEqualTo(ApprovalFault.Reason.SIGNATURES);
        assertThat(fault)
                .hasMessage("`" + folder
                        + "` has more than the 256 signatures allowed: remove those of versions that are past");
    }

    private ApprovalRule read(String text) throws IOException, ApprovalFault {
        Path file = Files.writeString(folder.resolve("approval.yaml"), text);
        return ApprovalFile.read(file, Optional.of(folder.resolve("policies")));
    }
}
