package io.jenkins.plugins.accessbroker.policy.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.accessbroker.Cases;
import io.jenkins.plugins.accessbroker.approval.Authors;
import io.jenkins.plugins.accessbroker.approval.file.SignatureFile;
import io.jenkins.plugins.accessbroker.issuer.GoldenFile;
import io.jenkins.plugins.accessbroker.policy.Commit;
import io.jenkins.plugins.accessbroker.policy.document.Problem;
import io.jenkins.plugins.accessbroker.policy.source.Fetched;
import io.jenkins.plugins.accessbroker.policy.source.SourceFault;
import io.jenkins.plugins.accessbroker.policy.source.Team;
import io.jenkins.plugins.accessbroker.testkit.git.ServedRepository;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.lib.PersonIdent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Over real HTTP, from a real repository. */
class GitSourceTest {
    private static final PersonIdent ANA = new PersonIdent("Ana Silva", "ana@example.com");
    private static final PersonIdent BOB = new PersonIdent("Bob", "bob@example.com");
    private static final PersonIdent CAT = new PersonIdent("Cat", "cat@example.com");
    private static final String TOKEN = "ghs_notARealToken0123456789abcdefghij";

    @TempDir
    Path folder;

    private ServedRepository served;

    @BeforeEach
    void serve() {
        served = ServedRepository.start(folder);
    }

    @AfterEach
    void close() {
        served.close();
    }

    @Test
    void the_newest_commit_of_the_branch_is_read_with_who_made_it() throws Exception {
        served.commit("other", BOB, Map.of("b.yaml", "other"));
        String id = served.commit("main", ANA, Map.of("a.yaml", Team.policy("a/b"), "readme.md", "hello"));

        Fetched fetched = source().fetch(Optional.empty());

        assertThat(fetched.commit())
                .contains(new Commit(id, "Ana Silva <ana@example.com>", "Ana Silva <ana@example.com>"));
        assertThat(fetched.files().content()).containsOnlyKeys("a.yaml");
        assertThat(fetched.files().load(Optional.empty(), List.of()).problems()).isEmpty();
        assertThat(fetched.authors()).isEqualTo(Authors.UNKNOWN);
    }

    @Test
    void the_bytes_are_those_of_the_repository_and_hidden_files_and_tests_are_left_out() throws Exception {
        served.commit(
                "main",
                ANA,
                Map.of("a/b.yaml", "x\r\n", "c.YML", "y", ".github/w.yaml", "z", "a.test.yaml", "t", "a/.c.yaml", "h"));

        assertThat(source().fetch(Optional.empty()).files().content())
                .containsOnlyKeys("a/b.yaml", "c.YML")
                .hasEntrySatisfying(
                        "a/b.yaml", bytes -> assertThat(bytes).isEqualTo("x\r\n".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void signatures_come_from_the_folder_of_approvals() throws Exception {
        served.commit(
                "main",
                ANA,
                Map.of(
                        "p/a.yaml",
                        "a",
                        "p/approvals/ana.sig",
                        "s",
                        "p/approvals/x/bob.sig",
                        "n",
                        "approvals/cat.sig",
                        "n",
                        "p/cat.sig",
                        "n"));

        Fetched fetched = source("p").fetch(Optional.empty());

        assertThat(fetched.files().content()).containsOnlyKeys("a.yaml");
        assertThat(fetched.signatures()).extracting(SignatureFile::name).containsExactly("ana.sig");
    }

    @Test
    void authors_are_those_who_changed_policies_since_the_commit_in_force() throws Exception {
        served.commit("main", CAT, Map.of("a.yaml", "1", "p/b.yaml", "1"));
        Commit inForce = source().fetch(Optional.empty()).commit().orElseThrow();
        served.commit("main", CAT, Map.of("readme.md", "x", "approvals/cat.sig", "s", "a.test.yaml", "t"));
        String base = served.commit("main", ANA, Map.of("a.yaml", "2"));
        String side = served.commit("side", BOB, List.of(base), Map.of("a.yaml", "3"));
        served.commit("main", CAT, List.of(side, base), Map.of());

        assertThat(source().fetch(Optional.of(inForce)).authors())
                .isEqualTo(Authors.of(List.of("ana@example.com", "bob@example.com")));
        assertThat(source("p").fetch(Optional.of(inForce)).authors()).isEqualTo(Authors.of(List.of()));
    }

    /** A merge that has what neither side has is a change by whoever merged. */
    @Test
    void who_changes_policies_in_a_merge_is_an_author() throws Exception {
        String base = served.commit("main", ANA, Map.of("a.yaml", "1"));
        Commit inForce = source().fetch(Optional.empty()).commit().orElseThrow();
        String side = served.commit("side", BOB, List.of(base), Map.of("b.yaml", "1"));
        String main = served.commit("main", ANA, Map.of("readme.md", "x"));
        served.commit("main", CAT, List.of(main, side), Map.of("b.yaml", "1", "a.yaml", "evil"));

        assertThat(source().fetch(Optional.of(inForce)).authors())
                .isEqualTo(Authors.of(List.of("bob@example.com", "cat@example.com")));
    }

    /** The older policies are those of one of the merge's parents, so no commit has policies of its own. */
    @Test
    void who_restores_older_policies_by_a_merge_is_an_author() throws Exception {
        String lax = served.commit("main", ANA, Map.of("a.yaml", "lax"));
        String strict = served.commit("main", ANA, Map.of("a.yaml", "strict"));
        Commit inForce = source().fetch(Optional.empty()).commit().orElseThrow();
        String side = served.commit("side", BOB, List.of(lax), Map.of("readme.md", "x"));
        for (List<String> parents : List.of(List.of(side, strict), List.of(strict, side))) {
            served.commit("main", CAT, parents, Map.of("a.yaml", "lax"));
            assertThat(source().fetch(Optional.of(inForce)).authors())
                    .isEqualTo(Authors.of(List.of("cat@example.com")));
        }

        served.commit("main", BOB, Map.of("b.yaml", "1"));
        assertThat(source().fetch(Optional.of(inForce)).authors())
                .isEqualTo(Authors.of(List.of("bob@example.com", "cat@example.com")));
    }

    @Test
    void who_merges_a_branch_from_before_the_version_in_force_is_no_author() throws Exception {
        String base = served.commit("main", ANA, Map.of("a.yaml", "1"));
        String signed = served.commit("main", ANA, Map.of("approvals/ana.sig", "s"));
        Commit inForce = source().fetch(Optional.empty()).commit().orElseThrow();
        String side = served.commit("side", BOB, List.of(base), Map.of("a.yaml", "2"));
        served.commit("main", CAT, List.of(signed, side), Map.of("a.yaml", "2"));

        assertThat(source().fetch(Optional.of(inForce)).authors()).isEqualTo(Authors.of(List.of("bob@example.com")));
    }

    @Test
    void a_branch_that_was_set_back_has_the_author_of_its_newest_commit() throws Exception {
        String first = served.commit("main", CAT, Map.of("a.yaml", "1"));
        served.commit("main", ANA, Map.of("a.yaml", "2"));
        Commit inForce = source().fetch(Optional.empty()).commit().orElseThrow();
        served.reset("main", first);

        assertThat(source("", Optional.of(first)).fetch(Optional.of(inForce)).authors())
                .isEqualTo(Authors.of(List.of("cat@example.com")));
    }

    /** JGit tells of no failure where it cannot lock the ref that the branch is fetched into. */
    @Test
    void a_newer_commit_that_cannot_be_kept_is_not_passed_over() throws Exception {
        Path lock = folder.resolve("mirror/refs/access-broker/fetched.lock");
        served.commit("main", ANA, Map.of("a.yaml", "1"));
        source().fetch(Optional.empty());
        String newer = served.commit("main", ANA, Map.of("a.yaml", "2"));
        Files.createFile(lock);

        assertThat(fault(() -> source().fetch(Optional.empty())))
                .hasMessage("what was fetched from " + served.url() + " branch main could not be kept in `"
                        + folder.resolve("mirror") + "`: remove that directory to fetch anew")
                .extracting(SourceFault::reason)
                .isEqualTo(SourceFault.Reason.UNREADABLE);
        Files.delete(lock);
        assertThat(source().fetch(Optional.empty()).commit().orElseThrow().id()).isEqualTo(newer);
    }

    @Test
    void a_history_that_was_rewritten_is_refused_until_a_person_names_its_newest_commit() throws Exception {
        String first = served.commit("main", ANA, Map.of("a.yaml", "1"));
        served.commit("main", ANA, Map.of("a.yaml", "2"));
        Commit inForce = source().fetch(Optional.empty()).commit().orElseThrow();
        served.reset("main", first);

        SourceFault back = fault(() -> source().fetch(Optional.of(inForce)));
        String other = served.commit("main", BOB, Map.of("a.yaml", "3"));
        SourceFault aside = fault(() -> source().fetch(Optional.of(inForce)));

        assertThat(back.reason()).isEqualTo(SourceFault.Reason.REWRITTEN);
        assertThat(aside)
                .hasMessage("the history of " + served.url() + " branch main was rewritten: its newest commit " + other
                        + " does not follow the commit in force, " + inForce.id()
                        + ": find out who did that and why; to take it all the same, name the newest commit");
        assertThat(fault(() -> source("", Optional.of(first)).fetch(Optional.of(inForce)))
                        .reason())
                .isEqualTo(SourceFault.Reason.REWRITTEN);
        Fetched taken = source("", Optional.of(other)).fetch(Optional.of(inForce));
        assertThat(taken.commit().orElseThrow().id()).isEqualTo(other);
        assertThat(taken.authors()).isEqualTo(Authors.of(List.of("bob@example.com")));
    }

    @Test
    void a_commit_in_force_that_is_in_no_repository_counts_as_a_rewritten_history() throws Exception {
        served.commit("main", ANA, Map.of("a.yaml", "1"));
        for (String id : List.of("0".repeat(39) + "1", "nonsense")) {
            assertThat(fault(() -> source().fetch(Optional.of(new Commit(id, "x", "x"))))
                            .reason())
                    .isEqualTo(SourceFault.Reason.REWRITTEN);
        }
    }

    @Test
    void links_submodules_and_hostile_names_are_problems() throws Exception {
        served.commit("main", ANA, Map.of("a.yaml", "1", "b\u202E.yaml", "1", "sub/x.yaml", "1", "SUB/x.yaml", "1"));
        served.link("main", ANA, "link.yaml", "a.yaml");
        served.link("main", ANA, "denies", "../../etc");
        served.link("main", ANA, ".hidden", "a.yaml");

        List<Problem> problems = source().fetch(Optional.empty())
                .files()
                .load(Optional.empty(), List.of())
                .problems();

        StringBuilder told = new StringBuilder();
        problems.forEach(problem -> told.append(problem).append('\n'));
        GoldenFile.check(Cases.testdata("approval/git-problems.txt"), told.toString());
    }

    @Test
    void more_than_is_taken_is_refused() throws Exception {
        served.commit("main", ANA, Map.of("a.yaml", "1", "b.txt", "2", "c.txt", "3"));
        Commit inForce = source().fetch(Optional.empty()).commit().orElseThrow();
        served.commit("main", ANA, Map.of("a.yaml", "2", "large.bin", "x".repeat(300_000)));
        served.commit("main", ANA, Map.of("a.yaml", "3"));
        String u = served.url();

        assertThat(tooLarge("a", new GitLimits(2, 1 << 20, 100, 100, Duration.ofSeconds(30)), inForce))
                .isEqualTo(u + " branch main has more than 2 objects, which is more than is taken: keep policies in a"
                        + " repository of their own");
        assertThat(tooLarge("b", new GitLimits(100, 100, 100, 100, Duration.ofSeconds(30)), inForce))
                .isEqualTo(u + " branch main has more than 100 bytes, which is more than is taken: keep policies in a"
                        + " repository of their own");
        assertThat(tooLarge("c", new GitLimits(100, 1 << 20, 2, 100, Duration.ofSeconds(30)), inForce))
                .isEqualTo(
                        "revision `" + u
                                + " branch main` has more than the 2 files, the 10000 policy files or the 67108864"
                                + " bytes of policy files allowed: give the directory of its policies, such as `main:policies`");
        assertThat(tooLarge("d", new GitLimits(100, 1 << 20, 100, 1, Duration.ofSeconds(30)), inForce))
                .isEqualTo("there are more than 1 commits since the version in force, " + inForce.id()
                        + ", so who changed policies cannot be said: put an earlier commit in force first");
    }

    @Test
    void what_is_not_there_is_told() throws Exception {
        String id = served.commit("main", ANA, Map.of("a.yaml", "1"));
        ServedRepository gone = ServedRepository.start(folder.resolve("gone"));
        String address = gone.url();
        gone.close();

        assertThat(fault(() -> source("nowhere").fetch(Optional.empty())))
                .hasMessage(
                        served.url()
                                + " branch main folder nowhere has no such folder in its newest commit: correct the folder's path");
        assertThat(fault(() -> source(served.url(), "none").fetch(Optional.empty()))
                        .getMessage())
                .startsWith("cannot fetch from " + served.url() + " branch none: ")
                .contains("refs/heads/none");
        assertThat(fault(() -> source(address, "main").fetch(Optional.empty())))
                .hasMessage(
                        "cannot fetch from " + address + " branch main: nothing answers there: correct the address, the"
                                + " branch or the credentials, or try again when it answers")
                .extracting(SourceFault::reason)
                .isEqualTo(SourceFault.Reason.UNREACHABLE);
        assertThat(source().fetch(Optional.empty()).commit().orElseThrow().id()).isEqualTo(id);
    }

    @Test
    void a_token_is_sent_to_the_repository_and_told_to_nobody() throws Exception {
        served.commit("main", ANA, Map.of("a.yaml", "1"));
        served.demand("x-access-token", TOKEN);

        SourceFault without = fault(() -> source().fetch(Optional.empty()));
        SourceFault wrong = fault(() ->
                with(new TokenAccess("x-access-token", "wrong".toCharArray())).fetch(Optional.empty()));
        TokenAccess access = new TokenAccess("x-access-token", TOKEN.toCharArray());

        assertThat(with(access).fetch(Optional.empty()).files().content()).containsOnlyKeys("a.yaml");
        for (SourceFault fault : List.of(without, wrong)) {
            assertThat(fault.reason()).isEqualTo(SourceFault.Reason.UNREACHABLE);
            assertThat(trace(fault)).doesNotContain("wrong", TOKEN);
        }
        served.demand("x-access-token", "another");
        assertThat(trace(fault(() -> with(access).fetch(Optional.empty())))).doesNotContain(TOKEN);
        assertThat(access.toString()).doesNotContain(TOKEN);
    }

    @Test
    void a_redirection_is_not_followed_so_the_token_goes_nowhere_else() throws Exception {
        served.commit("main", ANA, Map.of("a.yaml", "1"));
        try (ServedRepository thief = ServedRepository.start(folder.resolve("thief"))) {
            thief.commit("main", BOB, Map.of("a.yaml", "evil"));
            thief.demand("thief", "x");
            served.redirectTo(thief.url().replace("/policies.git", ""));

            SourceFault fault = fault(() ->
                    with(new TokenAccess("x-access-token", TOKEN.toCharArray())).fetch(Optional.empty()));

            assertThat(fault.reason()).isEqualTo(SourceFault.Reason.UNREACHABLE);
            assertThat(thief.authorizations()).isEmpty();
        }
    }

    @Test
    void addresses_of_other_kinds_or_with_secrets_are_refused_and_not_repeated() {
        StringBuilder told = new StringBuilder();
        for (String[] place : new String[][] {
            {"https://ana:secret@example.com/p.git", "main", ""},
            {"https://token@example.com/p.git", "main", ""},
            {"http://example.com/p.git", "main", ""},
            {"git://example.com/p.git", "main", ""},
            {"file:///etc", "main", ""},
            {"/srv/p.git", "main", ""},
            {"ext::sh -c id", "main", ""},
            {"git@example.com:acme/p.git", "main", ""},
            {"https://example.com/p.git?token=secret", "main", ""},
            {"ssh://git:secret@example.com/p.git", "main", ""},
            {"https://example.com/p.git", "", ""},
            {"https://example.com/p.git", "a..b", ""},
            {"https://example.com/p.git", "-x", ""},
            {"https://example.com/p.git", "main", "../x"},
            {"https://example.com/p.git", "main", "/x"},
            {"https://example.com/p.git", "main", "a//b"}
        }) {
            IllegalArgumentException refused = catchThrowableOfType(
                    IllegalArgumentException.class, () -> new RemoteBranch(place[0], place[1], place[2]));
            assertThat(refused).as(place[0] + " " + place[1] + " " + place[2]).isNotNull();
            told.append(refused.getMessage()).append('\n');
        }
        assertThat(told.toString()).doesNotContain("secret");
        GoldenFile.check(Cases.testdata("approval/git-addresses.txt"), told.toString());
        assertThat(new RemoteBranch("ssh://git@example.com/p.git", "release/1", "a/b").name())
                .isEqualTo("ssh://git@example.com/p.git branch release/1 folder a/b");
    }

    @Test
    void texts_of_commits_cannot_forge_lines() throws Exception {
        served.commit("main", new PersonIdent("Eve\u202E`", "eve@example.com"), Map.of("a.yaml", "1"));

        assertThat(source().fetch(Optional.empty()).commit().orElseThrow().author())
                .isEqualTo("Eve\\u202E\\u0060 <eve@example.com>");
    }

    @Test
    void a_repository_without_policies_has_a_problem() throws Exception {
        served.commit("main", ANA, Collections.singletonMap("readme.md", "x"));

        assertThat(source().fetch(Optional.empty())
                        .files()
                        .load(Optional.empty(), List.of())
                        .problems())
                .extracting(Problem::message)
                .containsExactly("there is no policy file here: add one whose name ends in `.yaml`");
    }

    private interface Attempt {
        Fetched run() throws SourceFault;
    }

    private static SourceFault fault(Attempt attempt) {
        SourceFault fault = catchThrowableOfType(SourceFault.class, attempt::run);
        assertThat(fault).isNotNull();
        return fault;
    }

    private String tooLarge(String mirror, GitLimits limits, Commit inForce) {
        GitSource source = new GitSource(
                new RemoteBranch(served.url(), "main", ""),
                GitAccess.anonymous(),
                folder.resolve("limited-" + mirror),
                Optional.empty(),
                limits);
        SourceFault fault = fault(() -> source.fetch(Optional.of(inForce)));
        assertThat(fault.reason()).isEqualTo(SourceFault.Reason.TOO_LARGE);
        return fault.getMessage();
    }

    private GitSource source() {
        return source("");
    }

    private GitSource source(String below) {
        return source(below, Optional.empty());
    }

    private GitSource source(String below, Optional<String> rewritten) {
        return new GitSource(
                new RemoteBranch(served.url(), "main", below),
                GitAccess.anonymous(),
                folder.resolve("mirror"),
                rewritten);
    }

    private GitSource source(String url, String branch) {
        return new GitSource(
                new RemoteBranch(url, branch, ""), GitAccess.anonymous(), folder.resolve("mirror"), Optional.empty());
    }

    private GitSource with(GitAccess access) {
        return new GitSource(
                new RemoteBranch(served.url(), "main", ""), access, folder.resolve("mirror"), Optional.empty());
    }

    private static String trace(Throwable fault) {
        StringWriter text = new StringWriter();
        fault.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }
}
