package io.jenkins.plugins.accessbroker.plugin.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdsTest {
    private final Ids ids = new Ids(
            Set.of("key", "token", " odd "),
            Map.of("CHOSEN", Set.of("key"), "OTHER", Set.of("free", "bob")),
            () -> Map.of("NAME", "ke", "ALL", "token", "PARAM", "CHOSEN"));

    @ParameterizedTest
    @ValueSource(strings = {"key", " key\t", "\u2003key", "CHOSEN", "${CHOSEN}", " ${CHOSEN} ", "${NAME}y", "$PARAM"})
    void an_id_is_named_as_the_lookup_of_credentials_takes_it(String text) {
        assertThat(named(text)).containsExactly("key");
    }

    @Test
    void a_variable_is_followed() {
        assertThat(named("$ALL")).containsExactly("token");
        assertThat(named("${ALL}")).containsExactly("token");
    }

    @Test
    void an_id_with_space_of_its_own_is_named_as_it_is() {
        assertThat(named(" odd ")).containsExactly(" odd ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "$", "${}", "${", "KEY", "keys", "key token", "free", "OTHER", "$NOBODY", "${NAME}", "bob"})
    void other_texts_name_none(String text) {
        assertThat(named(text)).isEmpty();
    }

    @Test
    void variables_are_asked_for_once_however_many_texts_refer_to_some() {
        AtomicInteger asked = new AtomicInteger();
        Ids counting = new Ids(Set.of("key"), Map.of(), () -> Map.of("N", "k" + asked.incrementAndGet()));
        assertThat(Examination.of(counting, "plain").isFree()).isTrue();
        assertThat(asked).hasValue(0);
        assertThat(Examination.of(counting, List.of("a", "$N", "${N}")).isFree())
                .isTrue();
        assertThat(asked).hasValue(1);
    }

    @Test
    void variables_that_cannot_be_told_are_an_error_and_no_answer() {
        Ids broken = new Ids(Set.of("key"), Map.of(), () -> {
            throw new IllegalStateException("no variables");
        });
        assertThatThrownBy(() -> broken.addNamed("$X", new HashSet<>())).isInstanceOf(IllegalStateException.class);
        assertThat(Examination.of(broken, "$X")).isEqualTo(new Examination(Set.of("key"), false));
    }

    private Set<String> named(String text) {
        Set<String> found = new HashSet<>();
        ids.addNamed(text, found);
        return found;
    }
}
