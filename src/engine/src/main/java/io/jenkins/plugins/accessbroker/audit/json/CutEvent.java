package io.jenkins.plugins.accessbroker.audit.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.jenkins.plugins.accessbroker.decision.Check;
import io.jenkins.plugins.accessbroker.decision.json.TraceWriter;
import io.jenkins.plugins.accessbroker.request.BuildContext;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/**
 * What stands in an event in place of the facts and the trace where these are too large for an entry: so much that who
 * asked and why it was decided so is on record, and the hash of the whole.
 */
final class CutEvent {
    /** Conditions that are kept, those that failed first. */
    private static final int CHECKS = 12;
    /** Characters of a text that are kept. */
    private static final int TEXT = 64;

    private CutEvent() {}

    static void write(JsonGenerator json, BuildContext build, List<Check> trace, byte[] whole) throws IOException {
        json.writeObjectFieldStart("cut");
        json.writeNumberField("bytes", whole.length);
        json.writeStringField("sha256", sha256(whole));
        json.writeNumberField("conditions", trace.size());
        json.writeEndObject();
        json.writeObjectFieldStart("build");
        json.writeObjectFieldStart("job");
        json.writeStringField("name", build.job().name());
        json.writeStringField("kind", cut(build.job().kind()));
        json.writeEndObject();
        json.writeNumberField("number", build.number());
        json.writeEndObject();
        json.writeArrayFieldStart("trace");
        List<Check> first = trace.stream()
                .sorted(Comparator.comparing(Check::held))
                .limit(CHECKS)
                .toList();
        for (Check check : first) {
            json.writeStartObject();
            json.writeStringField("condition", cut(check.name()));
            json.writeStringField("verdict", TraceWriter.verdict(check));
            json.writeStringField("expected", cut(check.expected()));
            json.writeStringField("met", cut(check.met()));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static String cut(String text) {
        return text.length() <= TEXT ? text : text.substring(0, TEXT) + "...";
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256, which every Java must have", e);
        }
    }
}
