package io.jenkins.plugins.accessbroker.decision.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.jenkins.plugins.accessbroker.decision.Check;
import io.jenkins.plugins.accessbroker.policy.Approval;
import io.jenkins.plugins.accessbroker.policy.Commit;
import io.jenkins.plugins.accessbroker.policy.Owner;
import io.jenkins.plugins.accessbroker.policy.PolicyVersion;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes what decisions and audit events have in common. */
public final class TraceWriter {
    private TraceWriter() {}

    /** Writes an array with one object for each condition. */
    public static void write(JsonGenerator json, List<Check> trace) throws IOException {
        json.writeStartArray();
        for (Check check : trace) {
            json.writeStartObject();
            json.writeStringField("condition", check.name());
            json.writeStringField("verdict", verdict(check));
            json.writeStringField("expected", check.expected());
            json.writeStringField("met", check.met());
            if (check.at().isPresent()) {
                json.writeStringField("at", check.at().get().toString());
            }
            if (check.owner().isPresent()) {
                json.writeFieldName("owner");
                write(json, check.owner().get());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** The verdict as JSON has it: {@code holds}, {@code fails} or {@code unknown}. */
    public static String verdict(Check check) {
        return check.verdict().name().toLowerCase(Locale.ROOT);
    }

    /** Writes an owner as an object. */
    public static void write(JsonGenerator json, Owner owner) throws IOException {
        json.writeStartObject();
        json.writeStringField("team", owner.team());
        json.writeStringField("business", owner.business());
        json.writeStringField("technical", owner.technical());
        json.writeEndObject();
    }

    /** Writes a version of the policies as an object, with who approved it. */
    public static void write(JsonGenerator json, PolicyVersion version) throws IOException {
        json.writeStartObject();
        json.writeStringField("sha256", version.digest());
        if (version.commit().isPresent()) {
            write(json, version.commit().get());
        }
        json.writeObjectFieldStart("approval");
        if (version.approval().isPresent()) {
            write(json, version.approval().get());
        } else {
            json.writeStringField("method", "none-demanded");
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    /** Writes the field {@code commit}. */
    public static void write(JsonGenerator json, Commit commit) throws IOException {
        json.writeObjectFieldStart("commit");
        json.writeStringField("id", commit.id());
        json.writeStringField("author", commit.author());
        json.writeStringField("committer", commit.committer());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Approval approval) throws IOException {
        json.writeStringField("method", approval.method().name().toLowerCase(Locale.ROOT));
        json.writeFieldName("approvers");
        texts(json, approval.approvers());
        json.writeStringField("time", approval.time().toString());
    }

    /** Writes texts as an array. */
    public static void texts(JsonGenerator json, List<String> texts) throws IOException {
        json.writeStartArray();
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }

    /** Writes names and texts as an object, in their order. */
    public static void write(JsonGenerator json, Map<String, String> texts) throws IOException {
        json.writeStartObject();
        for (Map.Entry<String, String> text : texts.entrySet()) {
            json.writeStringField(text.getKey(), text.getValue());
        }
        json.writeEndObject();
    }
}
