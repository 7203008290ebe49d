package io.jenkins.plugins.accessbroker.audit.ocsf;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.accessbroker.Cases;
import io.jenkins.plugins.accessbroker.audit.form.EventForms;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is written is what the real schema asks for: data of its version 1.8.0, see {@code testdata/ocsf/NOTICE}. */
class OcsfWriterTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final JsonNode SCHEMA = read(Cases.testdata("ocsf/schema-1.8.0.json"));

    @Test
    void every_event_is_one_of_its_class() throws IOException {
        int events = 0;
        for (Path file : events()) {
            String line = ocsf(file);
            JsonNode event = MAPPER.readTree(line);
            JsonNode of = ofClass(event.get("class_uid").intValue());
            assertThat(event.get("category_uid")).isEqualTo(of.get("category_uid"));
            assertThat(event.get("type_uid").longValue())
                    .isEqualTo(event.get("class_uid").longValue() * 100
                            + event.get("activity_id").longValue());
            assertThat(event.at("/metadata/version")).isEqualTo(SCHEMA.get("version"));
            check(file.toString(), of, event);
            captions(of, event, "activity_id", "activity_name");
            captions(of, event, "status_id", "status");
            events++;
        }
        assertThat(events).isEqualTo(EventForms.all().size());
    }

    @Test
    void each_type_has_the_class_that_the_page_says() throws IOException {
        Map<String, String> classes = new HashMap<>();
        for (Path file : events()) {
            JsonNode event = MAPPER.readTree(ocsf(file));
            classes.put(
                    event.at("/metadata/event_code").textValue(),
                    event.get("class_uid") + " " + event.get("activity_id"));
        }
        assertThat(classes)
                .containsEntry("denied", "3003 1")
                .containsEntry("intent", "3003 1")
                .containsEntry("extended", "3003 1")
                .containsEntry("issued", "3005 1")
                .containsEntry("ended", "3005 2")
                .containsEntry("failed", "3005 99")
                .containsEntry("unmediated", "2004 1")
                .containsEntry("policies-loaded", "3004 10")
                .containsEntry("log-opened", "6002 3");
        String page = Files.readString(Cases.testdata("../docs/decisions/ocsf.md"));
        classes.forEach((type, number) -> assertThat(page).as(type).contains("`" + type + "`"));
        classes.values().forEach(number -> assertThat(page).contains(number.substring(0, 4)));
    }

    /** The events that are kept have texts that are made to harm. */
    @Test
    void no_text_of_a_build_forges_a_line_or_a_field() throws IOException {
        for (Path file : events()) {
            String line = ocsf(file);
            assertThat(line).matches("[\\x20-\\x7e]+");
            assertThat(MAPPER.readTree(line).get("raw_data").textValue() + "\n").isEqualTo(Files.readString(file));
        }
    }

    @Test
    void what_is_no_event_is_none_here() {
        assertThat(OcsfWriter.line("{}".getBytes(StandardCharsets.US_ASCII))).isEmpty();
    }

    @Test
    void time_is_in_milliseconds_and_the_lease_joins_what_belongs_together() throws IOException {
        JsonNode event = MAPPER.readTree(ocsf(Cases.testdata("events/ended.json")));
        JsonNode entry = read(Cases.testdata("events/ended.json"));
        assertThat(event.get("time").longValue())
                .isEqualTo(
                        java.time.Instant.parse(entry.get("time").textValue()).toEpochMilli());
        assertThat(event.at("/metadata/correlation_uid")).isEqualTo(entry.get("lease"));
        assertThat(event.get("status_id").intValue())
                .isEqualTo(entry.get("revoked").booleanValue() ? 1 : 2);
    }

    private static void check(String what, JsonNode form, JsonNode object) {
        JsonNode attributes = form.get("attributes");
        Set<String> there = new HashSet<>();
        object.fieldNames().forEachRemaining(there::add);
        attributes.properties().forEach(attribute -> {
            if (attribute.getValue().get("requirement").textValue().equals("required")) {
                assertThat(there).as(what).contains(attribute.getKey());
            }
        });
        constraints(what, form, there);
        object.properties().forEach(field -> {
            JsonNode attribute = attributes.get(field.getKey());
            assertThat(attribute).as(what + ": " + field.getKey()).isNotNull();
            boolean array = attribute.get("array").booleanValue();
            assertThat(field.getValue().isArray()).as(field.getKey()).isEqualTo(array);
            List<JsonNode> values = new java.util.ArrayList<>();
            if (array) {
                field.getValue().forEach(values::add);
            } else {
                values.add(field.getValue());
            }
            values.forEach(value -> value(what + ": " + field.getKey(), attribute, value));
        });
    }

    private static void constraints(String what, JsonNode form, Set<String> there) {
        form.get("constraints").properties().forEach(constraint -> {
            long found = 0;
            for (JsonNode name : constraint.getValue()) {
                found += there.contains(name.textValue()) ? 1 : 0;
            }
            assertThat(found).as(what + " " + constraint).isPositive();
            if (constraint.getKey().equals("just_one")) {
                assertThat(found).as(what + " " + constraint).isEqualTo(1);
            }
        });
    }

    private static void value(String what, JsonNode attribute, JsonNode value) {
        String type = attribute.get("type").textValue();
        if (type.startsWith("object:")) {
            JsonNode object = SCHEMA.get("objects").get(type.substring(7));
            assertThat(object).as(what).isNotNull();
            check(what, object, value);
        } else if (Set.of("integer_t", "long_t", "timestamp_t").contains(type)) {
            assertThat(value.isIntegralNumber()).as(what).isTrue();
            assertThat(type.equals("integer_t") && !value.isInt()).as(what).isFalse();
        } else {
            assertThat(value.isTextual()).as(what).isTrue();
        }
        if (attribute.has("enum") && !what.matches(".*: (category|class|type)_uid")) {
            assertThat(attribute.get("enum").has(value.asText()))
                    .as(what + " " + value)
                    .isTrue();
        }
    }

    /** Where a number has a caption in the schema, the name beside it is that caption. */
    private static void captions(JsonNode of, JsonNode event, String id, String name) {
        JsonNode caption = of.at("/attributes/" + id + "/enum/" + event.path(id).asText());
        if (event.has(name) && !event.get(id).asText().equals("99")) {
            assertThat(event.get(name)).isEqualTo(caption);
        }
    }

    private static JsonNode ofClass(int uid) {
        for (JsonNode of : SCHEMA.get("classes")) {
            if (of.get("class_uid").intValue() == uid) {
                return of;
            }
        }
        throw new AssertionError("no class " + uid);
    }

    private static List<Path> events() throws IOException {
        try (Stream<Path> files = Files.list(Cases.testdata("events"))) {
            return files.sorted().toList();
        }
    }

    private static String ocsf(Path file) throws IOException {
        Optional<String> line = OcsfWriter.line(Files.readString(file).strip().getBytes(StandardCharsets.US_ASCII));
        assertThat(line).as(file.toString()).isPresent();
        return line.get();
    }

    private static JsonNode read(Path file) {
        try {
            return MAPPER.readTree(Files.readString(file));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
