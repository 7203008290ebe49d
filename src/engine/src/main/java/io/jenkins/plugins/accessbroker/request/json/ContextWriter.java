package io.jenkins.plugins.accessbroker.request.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.jenkins.plugins.accessbroker.request.Agent;
import io.jenkins.plugins.accessbroker.request.BuildContext;
import io.jenkins.plugins.accessbroker.request.ChangeRequest;
import io.jenkins.plugins.accessbroker.request.CodingAgent;
import io.jenkins.plugins.accessbroker.request.Fact;
import io.jenkins.plugins.accessbroker.request.Library;
import io.jenkins.plugins.accessbroker.request.Rerun;
import io.jenkins.plugins.accessbroker.request.Revision;
import io.jenkins.plugins.accessbroker.request.Trigger;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Writes the facts about a build in the form that {@link RequestReader} reads as {@code build}. */
public final class ContextWriter {
    private final JsonGenerator json;

    private interface Writer<T> {
        void write(T value) throws IOException;
    }

    private ContextWriter(JsonGenerator json) {
        this.json = json;
    }

    /** Writes one object. */
    public static void write(JsonGenerator json, BuildContext build) throws IOException {
        new ContextWriter(json).write(build);
    }

    private void write(BuildContext build) throws IOException {
        json.writeStartObject();
        json.writeObjectFieldStart("job");
        json.writeStringField("name", build.job().name());
        json.writeStringField("kind", build.job().kind());
        json.writeEndObject();
        json.writeNumberField("number", build.number());
        fact("branch", build.branch(), json::writeString);
        fact("revision", build.revision(), this::revision);
        fact("changeRequest", build.changeRequest(), this::changeRequest);
        list("triggers", build.triggers(), this::trigger);
        list("agents", build.agents(), this::agent);
        fact("rerun", build.rerun(), this::rerun);
        list("libraries", build.libraries(), this::library);
        list("codingAgents", build.codingAgents(), this::codingAgent);
        origins(build);
        json.writeEndObject();
    }

    /** Where each fact came from; of one that is not known, why not. */
    private void origins(BuildContext build) throws IOException {
        json.writeObjectFieldStart("origins");
        origin("branch", build.branch());
        origin("revision", build.revision());
        origin("changeRequest", build.changeRequest());
        origin("triggers", build.triggers());
        origin("agents", build.agents());
        origin("rerun", build.rerun());
        origin("libraries", build.libraries());
        origin("codingAgents", build.codingAgents());
        json.writeEndObject();
    }

    private void origin(String key, Fact<?> fact) throws IOException {
        if (fact instanceof Fact.Known<?> known) {
            json.writeStringField(key, known.origin());
        } else if (fact instanceof Fact.Absent<?> absent) {
            json.writeStringField(key, absent.origin());
        } else if (fact instanceof Fact.Unknown<?> unknown) {
            json.writeStringField(key, "not known: " + unknown.why());
        }
    }

    private <T> void fact(String key, Fact<T> fact, Writer<T> writer) throws IOException {
        if (fact instanceof Fact.Known<T> known) {
            json.writeFieldName(key);
            writer.write(known.value());
        } else if (fact instanceof Fact.Absent<T>) {
            json.writeNullField(key);
        }
    }

    private <T> void list(String key, Fact<List<T>> fact, Writer<T> writer) throws IOException {
        fact(key, fact, values -> {
            json.writeStartArray();
            for (T value : values) {
                writer.write(value);
            }
            json.writeEndArray();
        });
    }

    private void revision(Revision revision) throws IOException {
        json.writeStartObject();
        json.writeStringField("repository", revision.repository());
        maybe("commit", revision.commit());
        json.writeBooleanField("trusted", revision.trusted());
        json.writeEndObject();
    }

    private void changeRequest(ChangeRequest change) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", change.id());
        json.writeStringField("origin", Facts.word(change.origin()));
        json.writeBooleanField("trusted", change.trusted());
        maybe("author", change.author());
        json.writeEndObject();
    }

    private void trigger(Trigger trigger) throws IOException {
        json.writeStartObject();
        json.writeStringField("kind", Facts.word(trigger.kind()));
        maybe("user", trigger.user());
        maybe("upstream", trigger.upstream());
        json.writeEndObject();
    }

    private void agent(Agent agent) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", agent.name());
        json.writeArrayFieldStart("labels");
        for (String label : agent.labels()) {
            json.writeString(label);
        }
        json.writeEndArray();
        json.writeStringField("cloud", agent.cloud().orElse(null));
        json.writeStringField("life", Facts.word(agent.life()));
        json.writeBooleanField("builtIn", agent.builtIn());
        json.writeEndObject();
    }

    private void rerun(Rerun rerun) throws IOException {
        json.writeStartObject();
        json.writeStringField("kind", Facts.word(rerun.kind()));
        maybe("user", rerun.user());
        json.writeEndObject();
    }

    private void library(Library library) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", library.name());
        json.writeStringField("version", library.version());
        json.writeBooleanField("trusted", library.trusted());
        json.writeEndObject();
    }

    private void codingAgent(CodingAgent agent) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", agent.id());
        json.writeStringField("part", Facts.word(agent.part()));
        json.writeEndObject();
    }

    private void maybe(String key, Optional<String> text) throws IOException {
        if (text.isPresent()) {
            json.writeStringField(key, text.get());
        }
    }
}
