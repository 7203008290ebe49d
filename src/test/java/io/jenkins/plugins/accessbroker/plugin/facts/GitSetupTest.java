package io.jenkins.plugins.accessbroker.plugin.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GitSetupTest {
    private static final String URL = "https://git.example.com/payments.git";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "+refs/heads/*:refs/remotes/origin/*",
                "refs/heads/main:refs/remotes/origin/main",
                " +refs/heads/a:refs/remotes/origin/a  +refs/heads/b:refs/remotes/origin/b "
            })
    void refspecs_that_keep_branch_names_are_no_doubt(String refspec) {
        assertThat(doubt(URL, refspec)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+refs/pull/*/head:refs/remotes/origin/*",
                "+refs/heads/*:refs/remotes/origin/* +refs/pull/7/head:refs/remotes/origin/main",
                "+refs/heads/evil:refs/remotes/origin/main",
                "+refs/heads/*:refs/remotes/other/*",
                "+refs/*:refs/*",
                "refs/heads/main",
                "$GERRIT_REFSPEC"
            })
    void refspecs_that_rename_or_add_are_a_doubt(String refspec) {
        assertThat(doubt(URL, refspec)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "https://git.example.com/$REPO", "${URL}"})
    void a_repository_from_variables_is_a_doubt(String url) {
        assertThat(doubt(url, "")).contains("the job's SCM takes its repository from variables");
    }

    @Test
    void two_repositories_are_a_doubt() {
        GitSetup.Remote remote = new GitSetup.Remote("origin", URL, "");
        assertThat(GitSetup.doubt(true, List.of(remote, remote), List.of())).isPresent();
    }

    @Test
    void a_variant_of_git_is_a_doubt() {
        assertThat(GitSetup.doubt(false, List.of(new GitSetup.Remote("origin", URL, "")), List.of()))
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hudson.plugins.git.extensions.impl.PreBuildMerge",
                "hudson.plugins.git.extensions.impl.BuildChooserSetting",
                "com.example.CleanCheckout"
            })
    void a_behaviour_that_may_choose_the_commit_is_a_doubt(String name) {
        assertThat(doubt(name)).isPresent();
    }

    @Test
    void a_behaviour_that_leaves_the_commit_alone_is_no_doubt() {
        assertThat(doubt("hudson.plugins.git.extensions.impl.CleanCheckout")).isEmpty();
    }

    private static Optional<String> doubt(String url, String refspec) {
        return GitSetup.doubt(true, List.of(new GitSetup.Remote("origin", url, refspec)), List.of());
    }

    private static Optional<String> doubt(String extension) {
        return GitSetup.doubt(true, List.of(new GitSetup.Remote("origin", URL, "")), List.of(extension));
    }
}
