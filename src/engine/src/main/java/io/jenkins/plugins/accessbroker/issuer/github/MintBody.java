package io.jenkins.plugins.accessbroker.issuer.github;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * What a token is asked for with. Repositories and permissions are always sent: GitHub takes one that is absent to mean
 * everything that the installation has.
 */
final class MintBody {
    private static final JsonFactory JSON = new JsonFactory();

    private MintBody() {}

    static String of(Wish wish) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeArrayFieldStart("repositories");
            for (Repository repository : wish.repositories()) {
                json.writeString(repository.name());
            }
            json.writeEndArray();
            json.writeObjectFieldStart("permissions");
            for (Map.Entry<String, Level> permission : wish.permissions().entrySet()) {
                json.writeStringField(permission.getKey(), permission.getValue().word());
            }
            json.writeEndObject();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
