package io.jenkins.plugins.accessbroker.issuer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import io.jenkins.plugins.accessbroker.audit.AuditEvent;
import io.jenkins.plugins.accessbroker.audit.CredentialMark;
import io.jenkins.plugins.accessbroker.decision.Check;
import io.jenkins.plugins.accessbroker.request.BuildContext;
import java.io.ByteArrayOutputStream;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SecretTest {
    private static final String VALUE = "hunter2-hunter2";
    private final Secret secret = Secret.of(VALUE);

    @Test
    void cannot_be_printed() {
        assertThat(secret.toString()).isEqualTo("(secret)");
        assertThat("%s %s".formatted(secret, Map.of("a", secret))).doesNotContain(VALUE);
        Credential credential = new Credential(
                "id", secret.sha256(), Map.of("TOKEN", secret), new TreeMap<>(), Instant.EPOCH, "req", new TreeMap<>());
        assertThat(credential.toString()).doesNotContain(VALUE);
    }

    @Test
    void cannot_be_serialised() {
        assertThatThrownBy(() -> new ObjectOutputStream(new ByteArrayOutputStream()).writeObject(secret))
                .isInstanceOf(NotSerializableException.class);
    }

    @Test
    void has_nothing_that_a_json_mapper_would_write() {
        assertThatThrownBy(() -> new ObjectMapper().writeValueAsString(secret))
                .isInstanceOf(InvalidDefinitionException.class)
                .hasMessageNotContaining(VALUE);
    }

    @Test
    void is_known_by_its_hash() {
        assertThat(Secret.of("abc").sha256())
                .as("FIPS 180-2, appendix B.1")
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void holds_no_nul_that_an_error_about_the_environment_would_repeat() {
        assertThatThrownBy(() -> Secret.of("hunter2\0"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void is_never_empty() {
        assertThatThrownBy(() -> Secret.of("")).isInstanceOf(IllegalArgumentException.class);
    }

    /** Follows every record component, and what it is a list of, from the audit events on. */
    @Test
    void is_no_part_of_any_audit_event() {
        Deque<Class<?>> open = new ArrayDeque<>(Arrays.asList(AuditEvent.class.getPermittedSubclasses()));
        Set<Class<?>> seen = new HashSet<>();
        while (!open.isEmpty()) {
            Class<?> type = open.pop();
            assertThat(type).isNotIn(Secret.class, Credential.class, Object.class);
            if (seen.add(type) && type.isSealed()) {
                open.addAll(Arrays.asList(type.getPermittedSubclasses()));
            } else if (type.isRecord()) {
                Arrays.stream(type.getRecordComponents())
                        .flatMap(component -> classes(component.getGenericType()))
                        .filter(found -> !seen.contains(found))
                        .forEach(open::add);
            }
        }
        assertThat(seen).contains(BuildContext.class, CredentialMark.class, Check.class);
    }

    /** The classes that a type is made of; a type variable is bound where its record is used. */
    private static Stream<Class<?>> classes(Type type) {
        if (type instanceof Class<?> plain) {
            return Stream.of(plain);
        }
        if (type instanceof ParameterizedType generic) {
            return Stream.concat(
                    classes(generic.getRawType()),
                    Arrays.stream(generic.getActualTypeArguments()).flatMap(SecretTest::classes));
        }
        return Stream.empty();
    }
}
