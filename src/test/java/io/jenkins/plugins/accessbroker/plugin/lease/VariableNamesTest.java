package io.jenkins.plugins.accessbroker.plugin.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VariableNamesTest {
    @Test
    void what_is_not_renamed_keeps_its_name() throws BadParameter {
        VariableNames names = VariableNames.parse("A=B");
        assertThat(names.of("A")).isEqualTo("B");
        assertThat(names.of("C")).isEqualTo("C");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PATH",
                "path",
                "Home",
                "LD_PRELOAD",
                "ld_library_path",
                "DYLD_INSERT_LIBRARIES",
                "JENKINS_NODE_COOKIE",
                "HUDSON_COOKIE",
                "IFS",
                "SHELL",
                "PathExt",
                "ComSpec"
            })
    void names_by_which_programs_run_are_taken(String name) {
        assertThatThrownBy(() -> VariableNames.parse("A=" + name))
                .isInstanceOf(BadParameter.class)
                .hasMessageContaining("decides how programs run");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1A", "A-B", "A B", "Ä", "A=B", "A;rm", "A$B", "A.B"})
    void other_characters_than_a_shell_takes_are_an_error(String name) {
        assertThatThrownBy(() -> VariableNames.parse("A=" + name)).isInstanceOf(BadParameter.class);
    }

    @Test
    void a_name_that_only_starts_like_a_taken_one_is_free() {
        assertThatCode(() -> VariableNames.parse("A=PATHS, B=HOMEPAGE, C=LDAP_USER"))
                .doesNotThrowAnyException();
    }

    @Test
    void two_variables_cannot_get_one_name_whatever_its_case() {
        assertThatThrownBy(() -> VariableNames.parse("A=X, B=x"))
                .hasMessageContaining("two variables are renamed to `x`");
        assertThatThrownBy(() -> VariableNames.parse("A=X, a=Y")).hasMessageContaining("`a` is renamed twice");
    }

    @Test
    void a_name_that_another_variable_has_is_an_error() throws BadParameter {
        VariableNames names = VariableNames.parse("A=b");
        assertThatThrownBy(() -> names.check(List.of("A", "B"))).hasMessageContaining("`B` would be set twice");
        assertThatCode(() -> VariableNames.parse("A=B, B=A").check(List.of("A", "B")))
                .doesNotThrowAnyException();
    }

    @Test
    void a_variable_that_two_grants_set_is_an_error() throws BadParameter {
        VariableNames names = VariableNames.parse("");
        assertThatThrownBy(() -> names.check(List.of("A", "B", "A"))).hasMessageContaining("`A` would be set twice");
    }

    @Test
    void a_renamed_variable_that_nothing_sets_is_an_error() throws BadParameter {
        VariableNames names = VariableNames.parse("AX=B");
        assertThatThrownBy(() -> names.check(List.of("A", "C")))
                .hasMessageContaining("`AX` is not set by what is asked for, which sets `A`, `C`: correct the name");
    }
}
