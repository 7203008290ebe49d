package io.jenkins.plugins.accessbroker.audit.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.jenkins.plugins.accessbroker.Cases;
import io.jenkins.plugins.accessbroker.audit.AuditEvent;
import io.jenkins.plugins.accessbroker.audit.form.EventForm;
import io.jenkins.plugins.accessbroker.audit.form.EventForms;
import io.jenkins.plugins.accessbroker.issuer.GoldenFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The schema of events takes every event that is written, and what the reader takes; nothing that was added or forged. */
class EventSchemaTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String TEXT = EventSchema.write();
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(TEXT);

    @Test
    void is_as_expected() {
        GoldenFile.check(Cases.testdata("schema/event.schema.json"), TEXT + "\n");
    }

    @Test
    void is_a_schema_of_its_draft() throws IOException {
        Schema draft = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
        assertThat(draft.validate(MAPPER.readTree(TEXT))).isEmpty();
    }

    static Stream<String> types() {
        return EventForms.all().stream().map(EventForm::type);
    }

    @ParameterizedTest
    @MethodSource("types")
    void an_event_of_each_type_is_kept_and_taken(String type) throws IOException {
        List<ObjectNode> events = samples(7).get(type);
        String golden = new String(ascii(events.get(0)), StandardCharsets.US_ASCII) + "\n";
        GoldenFile.check(Cases.testdata("events/" + type + ".json"), golden);
        for (ObjectNode event : events) {
            assertThat(rejected(event)).as(event.toString()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void a_field_that_was_added_forged_or_taken_away_is_rejected(String type) throws IOException {
        for (ObjectNode event : samples(8).get(type).subList(0, 3)) {
            assertRejected(event.deepCopy().put("approver", "me"));
            assertRejected(event.deepCopy().put("version", 2));
            assertRejected(event.deepCopy().put("type", "granted"));
            assertRejected(event.deepCopy().put("sequence", -1));
            assertRejected(event.deepCopy().put("time", "2026-02-01T00:00:00+01:00"));
            for (String name : List.of("version", "sequence", "time", "type")) {
                ObjectNode without = event.deepCopy();
                without.remove(name);
                assertRejected(without);
            }
        }
    }

    /** Changes something at random anywhere in an event: the schema and the reader are of one opinion. */
    @Test
    void takes_what_the_reader_takes() throws IOException {
        Random random = new Random(9);
        SampleEvents samples = new SampleEvents(9);
        int taken = 0;
        int cases = Cases.count(5_000);
        for (int i = 0; i < cases; i++) {
            ObjectNode event = object(EventWriter.write(i, samples.time(), samples.event()));
            change(event, random);
            boolean read = !(EventReader.read(ascii(event)) instanceof Reading.Unreadable);
            assertThat(rejected(event).isEmpty()).as(event.toString()).isEqualTo(read);
            taken += read ? 1 : 0;
        }
        assertThat(taken).isBetween(cases / 20, cases - cases / 4);
    }

    /** Not even the delete character, which JSON takes as it is. */
    @Test
    void an_entry_is_printable_ascii_whatever_a_build_writes() {
        SampleEvents samples = new SampleEvents(10);
        for (int i = 0; i < 2_000; i++) {
            byte[] entry = EventWriter.write(i, samples.time(), samples.event());
            assertThat(new String(entry, StandardCharsets.ISO_8859_1)).matches("[\\x20-\\x7e]+");
        }
    }

    @Test
    void every_type_that_is_written_has_a_form() {
        SampleEvents samples = new SampleEvents(1);
        Set<String> types = new HashSet<>();
        for (int i = 0; i < 2_000; i++) {
            types.add(EventHead.read(EventWriter.write(i, samples.time(), samples.event()))
                    .orElseThrow()
                    .type());
        }
        assertThat(types)
                .containsExactlyInAnyOrderElementsOf(
                        EventForms.all().stream().map(EventForm::type).toList());
    }

    private static void change(ObjectNode event, Random random) {
        List<JsonNode> nodes = new ArrayList<>();
        collect(event, nodes);
        JsonNode node = nodes.get(random.nextInt(nodes.size()));
        List<JsonNode> values = List.of(
                MAPPER.getNodeFactory().textNode("main"),
                MAPPER.getNodeFactory().textNode("holds"),
                MAPPER.getNodeFactory().numberNode(7L),
                MAPPER.getNodeFactory().booleanNode(true),
                MAPPER.getNodeFactory().nullNode(),
                MAPPER.createArrayNode(),
                MAPPER.createObjectNode());
        JsonNode value = values.get(random.nextInt(values.size()));
        if (node instanceof ArrayNode array) {
            array.add(value);
        } else if (node instanceof ObjectNode object) {
            List<String> names = new ArrayList<>(List.of("forged"));
            object.fieldNames().forEachRemaining(names::add);
            String name = names.get(random.nextInt(names.size()));
            if (random.nextInt(3) == 0) {
                object.remove(name);
            } else {
                object.set(name, value);
            }
        }
    }

    private static void collect(JsonNode node, List<JsonNode> nodes) {
        if (node.isContainerNode()) {
            nodes.add(node);
            node.forEach(child -> collect(child, nodes));
        }
    }

    private static Map<String, List<ObjectNode>> samples(long seed) throws IOException {
        Map<String, List<ObjectNode>> events = new HashMap<>();
        SampleEvents samples = new SampleEvents(seed);
        for (int i = 0; i < 1_000; i++) {
            AuditEvent event = samples.event();
            ObjectNode written = object(EventWriter.write(i, samples.time(), event));
            events.computeIfAbsent(written.get("type").textValue(), type -> new ArrayList<>())
                    .add(written);
        }
        return events;
    }

    private static void assertRejected(ObjectNode event) throws IOException {
        assertThat(rejected(event)).as(event.toString()).isNotEmpty();
        assertThat(EventReader.read(ascii(event))).isInstanceOf(Reading.Unreadable.class);
    }

    private static List<String> rejected(JsonNode event) {
        return SCHEMA.validate(event).stream().map(Object::toString).toList();
    }

    private static ObjectNode object(byte[] entry) throws IOException {
        return (ObjectNode) MAPPER.readTree(entry);
    }

    private static byte[] ascii(JsonNode event) throws IOException {
        return new ObjectMapper(AsciiEscapes.factory())
                .writeValueAsString(event)
                .getBytes(StandardCharsets.US_ASCII);
    }
}
