package io.jenkins.plugins.accessbroker.request.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.jenkins.plugins.accessbroker.policy.document.Node;
import io.jenkins.plugins.accessbroker.policy.document.Position;
import io.jenkins.plugins.accessbroker.request.RequestFault;
import io.jenkins.plugins.accessbroker.request.RequestFault.Reason;
import io.jenkins.plugins.accessbroker.text.IoCause;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Makes a document of JSON text (RFC 8259): one value, no key twice, all within bounds. */
final class JsonDocument {
    /** Nested objects and arrays at most. */
    private static final int MAX_DEPTH = 16;
    /** Characters of one string at most; readers have tighter bounds of their own. */
    private static final int MAX_STRING = 8_192;
    /** Characters of a key at most. */
    private static final int MAX_NAME = 256;
    /** Digits of a number at most. */
    private static final int MAX_NUMBER = 32;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxStringLength(MAX_STRING)
                    .maxNameLength(MAX_NAME)
                    .maxNumberLength(MAX_NUMBER)
                    .build())
            .build();

    private static final String BOUNDS =
            "nesting is deeper than the " + MAX_DEPTH + " levels allowed, or a text longer than " + MAX_STRING
                    + " characters, a name than " + MAX_NAME + " or a number than " + MAX_NUMBER;

    private final String file;
    private final JsonParser parser;

    private JsonDocument(String file, JsonParser parser) {
        this.file = file;
        this.parser = parser;
    }

    static Node read(String file, byte[] bytes) throws RequestFault {
        try (JsonParser parser = FACTORY.createParser(decode(file, bytes))) {
            JsonDocument document = new JsonDocument(file, parser);
            Node node = document.value(parser.nextToken());
            if (parser.nextToken() != null) {
                throw document.malformed(parser.currentTokenLocation(), "expected the end of the file, found more");
            }
            return node;
        } catch (StreamConstraintsException e) {
            throw new RequestFault(Reason.TOO_LARGE, where(file, e.getLocation()) + ": " + BOUNDS);
        } catch (JsonProcessingException e) {
            throw new RequestFault(
                    Reason.MALFORMED,
                    where(file, e.getLocation())
                            + ": the file is not json from here on: check for a quote, a comma or a bracket that is"
                            + " missing or too many");
        } catch (IOException e) {
            throw new RequestFault(Reason.UNREADABLE, file + ": cannot be read: " + IoCause.of(e), e);
        }
    }

    private static String where(String file, JsonLocation at) {
        return at == null ? file : file + ":" + at.getLineNr() + ":" + at.getColumnNr();
    }

    private static String decode(String file, byte[] bytes) throws RequestFault {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new RequestFault(Reason.MALFORMED, file + ": not UTF-8 text: save the file as UTF-8", e);
        }
    }

    private Node value(JsonToken token) throws IOException, RequestFault {
        if (token == null) {
            throw malformed(parser.currentLocation(), "expected a value, found the end of the file");
        }
        Position at = position(parser.currentTokenLocation());
        return switch (token) {
            case START_OBJECT -> object(at);
            case START_ARRAY -> array(at);
            case VALUE_STRING -> new Node.Scalar(parser.getText(), true, at);
            default -> new Node.Scalar(parser.getText(), false, at);
        };
    }

    private Node object(Position at) throws IOException, RequestFault {
        List<Node.Entry> entries = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            Node.Scalar key = new Node.Scalar(parser.currentName(), true, position(parser.currentTokenLocation()));
            if (!keys.add(key.text())) {
                throw malformed(
                        parser.currentTokenLocation(), "key " + Quote.of(key.text()) + " is there twice: remove one");
            }
            entries.add(new Node.Entry(key, value(parser.nextToken())));
        }
        return new Node.Mapping(entries, at);
    }

    private Node array(Position at) throws IOException, RequestFault {
        List<Node> items = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            items.add(value(token));
        }
        return new Node.Sequence(items, at);
    }

    private Position position(JsonLocation at) {
        return new Position(file, Math.max(1, at.getLineNr()), Math.max(1, at.getColumnNr()));
    }

    private RequestFault malformed(JsonLocation at, String message) {
        return new RequestFault(Reason.MALFORMED, position(at) + ": " + message);
    }
}
