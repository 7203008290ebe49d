package io.jenkins.plugins.accessbroker.issuer.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GitConfigTest {
    /** What Jenkins replaces in the value of a variable that it gives to a process: {@code hudson.Util}. */
    private static final Pattern REPLACED_BY_JENKINS = Pattern.compile("\\$([A-Za-z0-9_]+|\\{[A-Za-z0-9_.]+\\}|\\$)");

    private static final GitAccess ACCESS =
            new GitAccess(URI.create("https://github.com"), List.of("acme/payments"), "x-access-token", "TOKEN_1");

    @Test
    void names_each_repository_in_both_its_forms_and_nothing_else() {
        Map<String, String> variables = ACCESS.variables();
        assertThat(variables).containsEntry("GIT_CONFIG_COUNT", "6").hasSize(13);
        assertThat(variables)
                .containsEntry("GIT_CONFIG_KEY_0", "credential.https://github.com/acme/payments.helper")
                .containsEntry("GIT_CONFIG_VALUE_0", "")
                .containsEntry("GIT_CONFIG_KEY_4", "credential.https://github.com/acme/payments.git.helper")
                .containsEntry("GIT_CONFIG_KEY_5", "credential.https://github.com/acme/payments.git.useHttpPath");
    }

    @Test
    void has_nothing_that_jenkins_would_replace_by_a_secret() {
        assertThat(ACCESS.variables().values())
                .noneMatch(value -> REPLACED_BY_JENKINS.matcher(value).find())
                .anyMatch(value -> value.contains("${TOKEN_1-}"));
    }

    @Test
    void comes_after_the_settings_that_are_there() {
        Map<String, String> there = Map.of(
                "GIT_CONFIG_COUNT", "1", "GIT_CONFIG_KEY_0", "core.abbrev", "GIT_CONFIG_VALUE_0", "12", "HOME", "/x");
        Map<String, String> added = new HashMap<>(ACCESS.variables());
        added.put("GH_HOST", "github.com");
        Map<String, String> over = GitConfig.over(there, added);
        assertThat(over)
                .containsEntry("GIT_CONFIG_COUNT", "7")
                .containsEntry("GIT_CONFIG_KEY_1", "credential.https://github.com/acme/payments.helper")
                .containsEntry("GIT_CONFIG_VALUE_6", "true")
                .containsEntry("GH_HOST", "github.com")
                .doesNotContainKeys("GIT_CONFIG_KEY_0", "GIT_CONFIG_VALUE_0", "HOME");
    }

    @Test
    void changes_nothing_where_nothing_is_for_git() {
        assertThat(GitConfig.over(Map.of("GIT_CONFIG_COUNT", "1"), Map.of("AWS_REGION", "eu-west-1")))
                .isEqualTo(Map.of("AWS_REGION", "eu-west-1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "-1", "99999999999"})
    void begins_anew_where_the_count_is_none(String count) {
        assertThat(GitConfig.over(Map.of("GIT_CONFIG_COUNT", count), ACCESS.variables()))
                .isEqualTo(ACCESS.variables());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "a$(b)", "a\"b", "../a;b", "", "a//b"})
    void takes_no_path_that_a_shell_or_git_would_read(String path) {
        assertThatThrownBy(() -> new GitAccess(URI.create("https://github.com"), List.of(path), "x", "T"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new GitAccess(URI.create("https://github.com"), List.of(), "x", "T" + path + "-"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
