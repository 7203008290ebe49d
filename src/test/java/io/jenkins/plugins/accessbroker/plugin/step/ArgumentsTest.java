package io.jenkins.plugins.accessbroker.plugin.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hudson.AbortException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ArgumentsTest {
    @Test
    void lists_and_maps_become_one_text_and_back() throws AbortException {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("A", "B");
        variables.put("C", "D");
        Map<String, Object> rich = new HashMap<>();
        rich.put("grants", List.of("a/b", "c/d"));
        rich.put("variables", variables);
        Map<String, Object> flat = Arguments.fromPipeline(rich);
        assertThat(flat).containsEntry("grants", "a/b,c/d").containsEntry("variables", "A=B,C=D");
        assertThat(Arguments.rich(flat)).isEqualTo(rich);
    }

    @Test
    void texts_stay_as_they_are_and_flat_arguments_can_be_made_flat_again() throws AbortException {
        Map<String, Object> flat = Arguments.fromPipeline(Map.of("grants", "a/b", "reason", "x, y"));
        assertThat(flat).containsEntry("grants", "a/b").containsEntry("reason", "x, y");
        assertThat(Arguments.flat(flat)).isEqualTo(flat);
    }

    @Test
    void keys_and_values_of_other_types_are_errors() {
        Map<Object, Object> numbers = new HashMap<>();
        numbers.put(1, 2);
        assertThatThrownBy(() -> Arguments.fromPipeline(Map.of("grants", "a/b", "variables", numbers)))
                .hasMessageContaining("`variables`: expected a map of usual names to wanted ones, found `{1=2}`");
        assertThatThrownBy(() -> Arguments.fromPipeline(Map.of("grants", List.of(List.of("a/b")))))
                .hasMessageContaining("`grants`: expected the name of a grant, or a list of names");
        assertThatThrownBy(() -> Arguments.fromPipeline(Map.of("grants", Arrays.asList("a/b", null))))
                .hasMessageContaining("`grants`");
    }

    @Test
    void an_unknown_parameter_is_an_error() {
        assertThatThrownBy(() -> Arguments.fromPipeline(Map.of("grants", "a/b", "tll\n", "5m")))
                .isInstanceOf(AbortException.class)
                .hasMessageContaining("`tll\\u000A` is no parameter of this step");
    }

    @Test
    void the_summary_of_a_step_is_plain_text() {
        assertThat(Arguments.summary(Map.of("grants", List.of("a/b", "c\u001B/d"))))
                .isEqualTo("a/b,c\\u001B/d");
    }
}
