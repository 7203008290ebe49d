package io.jenkins.plugins.accessbroker.plugin.facts;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.accessbroker.request.Fact;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GitBranchSpecTest {

    @ParameterizedTest
    @CsvSource({"refs/heads/main,main", "refs/heads/release/1.2,release/1.2"})
    void a_full_ref_is_the_branch_in_a_working_copy_too(String spec, String branch) {
        assertThat(GitBranchSpec.branch(List.of(spec), false, "job")).isEqualTo(Fact.of(branch, "job"));
        assertThat(GitBranchSpec.branch(List.of(spec), true, "job")).isEqualTo(Fact.of(branch, "job"));
    }

    @ParameterizedTest
    @CsvSource({"main,main", "*/main,main", "*/release/1.2,release/1.2", "c0ffee,c0ffee"})
    void a_short_form_is_the_branch_only_where_the_script_is_read_from_it(String spec, String branch) {
        assertThat(GitBranchSpec.branch(List.of(spec), true, "job")).isEqualTo(Fact.of(branch, "job"));
        assertThat(GitBranchSpec.branch(List.of(spec), false, "job"))
                .isEqualTo(Fact.unknown("the job's branch specifier `" + spec
                        + "` may be something else than one branch: write it as `refs/heads/…`"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "**",
                "*",
                "*/*",
                "*/rel*",
                "release/1.2",
                "origin/main",
                "remotes/origin/main",
                ":^main$",
                "refs/heads/",
                "refs/heads/*",
                "refs/heads/a b",
                "*/",
                "*//main",
                "**/main",
                ""
            })
    void anything_else_is_not_known(String spec) {
        assertThat(GitBranchSpec.branch(List.of(spec), true, "job")).isInstanceOf(Fact.Unknown.class);
    }

    @Test
    void several_specifiers_or_none_are_not_known() {
        assertThat(GitBranchSpec.branch(List.of("refs/heads/a", "refs/heads/b"), true, "job"))
                .isEqualTo(Fact.unknown("the job's SCM has 2 branch specifiers, expected one"));
        assertThat(GitBranchSpec.branch(List.of(), true, "job")).isInstanceOf(Fact.Unknown.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"${sha1}", "refs/heads/$BRANCH", "refs/pull/7/head", "refs/changes/01/1/1", "refs/tags/v1"})
    void variables_and_refs_that_are_no_branches_may_be_a_change_request(String spec) {
        assertThat(GitBranchSpec.foreign(List.of("main", spec))).isPresent();
    }

    @Test
    void branches_are_no_change_request() {
        assertThat(GitBranchSpec.foreign(List.of("main", "*/release-*", "refs/heads/main", "**")))
                .isEmpty();
    }
}
