package io.jenkins.plugins.accessbroker.review.check.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.jenkins.plugins.accessbroker.policy.document.Position;
import io.jenkins.plugins.accessbroker.policy.document.Problem;
import io.jenkins.plugins.accessbroker.review.check.Acceptances;
import io.jenkins.plugins.accessbroker.review.check.Accepted;
import io.jenkins.plugins.accessbroker.review.check.Expiring;
import io.jenkins.plugins.accessbroker.review.check.Report;
import io.jenkins.plugins.accessbroker.review.check.Warning;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Writes a report as a log of SARIF 2.1.0, which code hosts and editors show beside the lines that it is about. */
public final class SarifWriter {
    /** The id of results that are errors in files. */
    public static final String ERROR = "policy-error";
    /** The id of results that say what ends soon. */
    public static final String EXPIRING = "expiring";

    private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";
    /** Characters that stand for themselves in a path of a URI (RFC 3986), but for the colon. */
    private static final String PLAIN = "-._~!$&'()*+,;=@/";

    private final JsonGenerator json;
    private final String base;

    private SarifWriter(JsonGenerator json, String base) {
        this.json = json;
        this.base = base;
    }

    /**
     * The log, indented, without a line end.
     *
     * @param version the version of this program
     * @param explanations what each id of a warning means
     * @param base the directory of the policy files as it was given, with slashes: places are put below it, but for that of
     *     the directory itself
     */
    public static String write(Report report, String version, Map<String, String> explanations, String base) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.useDefaultPrettyPrinter();
            new SarifWriter(json, base).log(report, version, explanations);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private void log(Report report, String version, Map<String, String> explanations) throws IOException {
        json.writeStartObject();
        json.writeStringField("$schema", SCHEMA);
        json.writeStringField("version", "2.1.0");
        json.writeArrayFieldStart("runs");
        json.writeStartObject();
        tool(version, explanations);
        json.writeStringField("columnKind", "unicodeCodePoints");
        json.writeArrayFieldStart("results");
        for (Problem error : report.errors()) {
            result(ERROR, "error", error.message(), error.at(), Optional.empty());
        }
        for (Warning warning : report.review().warnings()) {
            result(warning.id(), "warning", warning.message(), warning.at(), Optional.empty());
        }
        for (Accepted accepted : report.review().accepted()) {
            Warning warning = accepted.warning();
            String reason = accepted.by().reason();
            result(warning.id(), "warning", warning.message(), warning.at(), Optional.of(reason));
        }
        for (Expiring one : report.expiring()) {
            String message =
                    one.what() + ": last day " + one.last() + ": " + one.owner().team();
            result(EXPIRING, "note", message, one.at(), Optional.empty());
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
    }

    private void tool(String version, Map<String, String> explanations) throws IOException {
        json.writeObjectFieldStart("tool");
        json.writeObjectFieldStart("driver");
        json.writeStringField("name", "access-broker");
        json.writeStringField("version", version);
        json.writeArrayFieldStart("rules");
        Map<String, String> rules = new TreeMap<>(explanations);
        rules.put(ERROR, "A policy with an error is not used, and none of its directory is.");
        rules.putAll(Acceptances.EXPLANATIONS);
        rules.put(EXPIRING, "What expires gives nothing any more: its owner renews or removes it.");
        for (Map.Entry<String, String> rule : rules.entrySet()) {
            json.writeStartObject();
            json.writeStringField("id", rule.getKey());
            json.writeObjectFieldStart("shortDescription");
            json.writeStringField("text", rule.getValue());
            json.writeEndObject();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
    }

    private void result(String id, String level, String message, Position at, Optional<String> accepted)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("ruleId", id);
        json.writeStringField("level", level);
        json.writeObjectFieldStart("message");
        json.writeStringField("text", message);
        json.writeEndObject();
        location(at);
        if (accepted.isPresent()) {
            json.writeArrayFieldStart("suppressions");
            json.writeStartObject();
            json.writeStringField("kind", "inSource");
            json.writeStringField("justification", accepted.get());
            json.writeEndObject();
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private void location(Position at) throws IOException {
        json.writeArrayFieldStart("locations");
        json.writeStartObject();
        json.writeObjectFieldStart("physicalLocation");
        json.writeObjectFieldStart("artifactLocation");
        json.writeStringField("uri", uri(at.file()));
        json.writeEndObject();
        json.writeObjectFieldStart("region");
        json.writeNumberField("startLine", at.line());
        json.writeNumberField("startColumn", at.column());
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndArray();
    }

    /** The file below the base as a reference of RFC 3986. */
    private String uri(String file) {
        String path = base.isEmpty() || file.equals(base) ? file : base.replaceAll("/+$", "") + "/" + file;
        StringBuilder uri = new StringBuilder(path.startsWith("/") ? "file://" : "");
        for (byte unit : path.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = unit >= '0' && unit <= '9'
                    || unit >= 'a' && unit <= 'z'
                    || unit >= 'A' && unit <= 'Z'
                    || unit > 0 && PLAIN.indexOf(unit) >= 0;
            uri.append(plain ? Character.toString((char) unit) : String.format("%%%02X", unit));
        }
        return uri.toString();
    }
}
