package io.jenkins.plugins.accessbroker.audit.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What every event has, read back from an entry.
 *
 * @param sequence the place in the log that it states
 * @param type one of the types of events
 * @param lease the lease that it is about; empty for a denial
 */
public record EventHead(long sequence, String type, String lease) {
    private static final Set<String> TYPES = Set.of("denied", "intent", "issued", "extended", "failed", "ended");

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** The head of an entry that is an event of a version and type known here; nothing of any other. */
    public static Optional<EventHead> read(byte[] entry) {
        Map<String, String> fields = new HashMap<>();
        try (JsonParser json = FACTORY.createParser(entry)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                if (json.nextToken().isScalarValue()) {
                    fields.put(name, json.getText());
                }
                json.skipChildren();
            }
            return json.nextToken() == null ? of(fields) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<EventHead> of(Map<String, String> fields) {
        String type = fields.getOrDefault("type", "");
        String sequence = fields.getOrDefault("sequence", "");
        boolean known = fields.getOrDefault("version", "").equals(String.valueOf(EventWriter.VERSION))
                && TYPES.contains(type)
                && sequence.matches("\\d{1,18}")
                && fields.containsKey("lease") != type.equals("denied");
        return known
                ? Optional.of(new EventHead(Long.parseLong(sequence), type, fields.getOrDefault("lease", "")))
                : Optional.empty();
    }
}
