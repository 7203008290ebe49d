package io.jenkins.plugins.accessbroker.issuer.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GitConfigTest {
    /** What Jenkins replaces in the value of a variable that it gives to a process: {@code hudson.Util}. */
    private static final Pattern REPLACED_BY_JENKINS = Pattern.compile("\\$([A-Za-z0-9_]+|\\{[A-Za-z0-9_.]+\\}|\\$)");

    /** A word that has a single slash at its beginning, or after what may come before a path. */
    private static final Pattern LIKE_A_PATH = Pattern.compile("(?:\\S*[='\"`,;:])?/[^/]");

    private static final GitAccess ACCESS =
            new GitAccess(URI.create("https://github.com"), List.of("acme/payments"), "x-access-token", "TOKEN_1");

    @Test
    void names_each_repository_in_both_its_forms_and_nothing_else() {
        Map<String, String> variables = ACCESS.variables();
        assertThat(variables).containsOnlyKeys("GIT_CONFIG_PARAMETERS", "TOKEN_1_HELPER", "TOKEN_1_PATHS");
        assertThat(variables.get("GIT_CONFIG_PARAMETERS"))
                .isEqualTo("'credential.https://github.com/acme/payments.helper='"
                        + " 'credential.https://github.com/acme/payments.helper=!eval \"${TOKEN_1_HELPER-:}\"'"
                        + " 'credential.https://github.com/acme/payments.useHttpPath=true'"
                        + " 'credential.https://github.com/acme/payments.git.helper='"
                        + " 'credential.https://github.com/acme/payments.git.helper=!eval \"${TOKEN_1_HELPER-:}\"'"
                        + " 'credential.https://github.com/acme/payments.git.useHttpPath=true'");
        assertThat(variables).containsEntry("TOKEN_1_PATHS", "acme/payments");
    }

    @Test
    void names_the_account_where_the_repositories_are_too_many_for_one_variable() {
        List<String> paths =
                IntStream.range(0, 500).mapToObj(i -> "acme/repository-" + i).toList();
        Map<String, String> variables =
                new GitAccess(URI.create("https://github.com"), paths, "x-access-token", "TOKEN_1").variables();
        assertThat(variables.get("GIT_CONFIG_PARAMETERS"))
                .startsWith("'credential.https://github.com/acme.helper=' ")
                .doesNotContain("repository");
        assertThat(variables.values()).allMatch(value -> value.length() <= GitAccess.LONGEST);
    }

    /** An environment that Jenkins gives to a process, and one of Windows, have no empty variable. */
    @Test
    void has_no_empty_variable_and_nothing_that_jenkins_would_replace_by_a_secret() {
        assertThat(ACCESS.variables().values())
                .noneMatch(String::isEmpty)
                .noneMatch(value -> REPLACED_BY_JENKINS.matcher(value).find())
                .anyMatch(value -> value.contains("${TOKEN_1-}"));
    }

    /** A shell of Windows that starts git rewrites what looks like a path, in the first word of a variable's value. */
    @Test
    void has_no_first_word_that_a_shell_of_windows_would_take_for_a_path() {
        assertThat(ACCESS.variables().values())
                .noneMatch(value -> LIKE_A_PATH.matcher(value).lookingAt());
    }

    @Test
    void comes_after_the_settings_that_are_there() {
        Map<String, String> there = Map.of("GIT_CONFIG_PARAMETERS", "'core.abbrev=12'", "HOME", "/x");
        Map<String, String> added = new HashMap<>(ACCESS.variables());
        added.put("GH_HOST", "github.com");
        Map<String, String> over = GitConfig.over(there, added);
        assertThat(over)
                .containsEntry("GIT_CONFIG_PARAMETERS", "'core.abbrev=12' " + added.get("GIT_CONFIG_PARAMETERS"))
                .containsEntry("GH_HOST", "github.com")
                .doesNotContainKeys("HOME");
        assertThat(GitConfig.over(over, added)).isEqualTo(over);
    }

    @Test
    void changes_nothing_where_nothing_is_for_git() {
        assertThat(GitConfig.over(Map.of("GIT_CONFIG_PARAMETERS", "'a.b=c'"), Map.of("AWS_REGION", "eu-west-1")))
                .isEqualTo(Map.of("AWS_REGION", "eu-west-1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "a$(b)", "a\"b", "../a;b", "", "a//b", "a", "a/b'c"})
    void takes_no_path_that_a_shell_or_git_would_read(String path) {
        assertThatThrownBy(() -> new GitAccess(URI.create("https://github.com"), List.of(path), "x", "T"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new GitAccess(URI.create("https://github.com"), List.of(), "x", "T" + path + "-"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
