package io.jenkins.plugins.accessbroker.audit.ocsf;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.jenkins.plugins.accessbroker.audit.json.AsciiEscapes;
import io.jenkins.plugins.accessbroker.audit.json.EventReader;
import io.jenkins.plugins.accessbroker.audit.json.Reading;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Writes an entry of the audit log as one OCSF event: one line of JSON in ASCII. The entry itself is in {@code raw_data}, so
 * nothing of it is lost. Which class an event becomes, and why: {@code docs/decisions/ocsf.md}.
 */
public final class OcsfWriter {
    /** The version of the schema. */
    public static final String VERSION = "1.8.0";

    private static final JsonFactory FACTORY = AsciiEscapes.factory();

    private OcsfWriter() {}

    /** The OCSF event of an entry; nothing where the entry is no event of a form that is known here. */
    public static Optional<String> line(byte[] entry) {
        Reading reading = EventReader.read(entry);
        if (reading instanceof Reading.Unreadable) {
            return Optional.empty();
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(4_096);
        try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
            json.writeStartObject();
            OcsfEvent event = new OcsfEvent(json);
            if (reading instanceof Reading.Readable readable) {
                new BuildEvents(event).write(readable.event());
            } else if (reading instanceof Reading.AboutPolicies policies) {
                new BrokerEvents(event).write(policies.event());
            } else if (reading instanceof Reading.AboutBroker change) {
                new BrokerEvents(event).write(change.event());
            }
            json.writeStringField("raw_data", new String(entry, StandardCharsets.US_ASCII));
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Optional.of(bytes.toString(StandardCharsets.US_ASCII));
    }
}
