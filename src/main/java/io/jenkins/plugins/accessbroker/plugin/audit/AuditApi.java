package io.jenkins.plugins.accessbroker.plugin.audit;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.jenkins.plugins.accessbroker.audit.find.Entry;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;
import org.kohsuke.stapler.verb.GET;

/** The search for programs: {@code access-audit/api/v1/events}. Its form does not change but by additions. */
public final class AuditApi {
    static final String JSON = "application/json;charset=UTF-8";

    private static final JsonFactory FACTORY = new JsonFactory();

    AuditApi() {}

    /** Version 1. */
    public AuditApi getV1() {
        return this;
    }

    /** A page of the events that are asked for, the newest first, as the log has them. */
    @GET
    public void doEvents(StaplerRequest2 req, StaplerResponse2 rsp) throws IOException {
        Asked asked = Parameters.read(req.getParameterMap(), Parameters.Use.API, Instant.now());
        if (asked.query().isEmpty()) {
            wrong(asked, rsp);
            return;
        }
        try {
            write(AuditSearch.find(asked.query().get()), rsp);
        } catch (SearchFault e) {
            fault(e, rsp);
        }
    }

    private static void write(Found found, StaplerResponse2 rsp) throws IOException {
        rsp.setContentType(JSON);
        try (JsonGenerator json = FACTORY.createGenerator(rsp.getOutputStream())) {
            json.writeStartObject();
            json.writeNumberField("version", 1);
            json.writeStringField(
                    "checkpoint", found.log().checkpoint().checkpoint().text());
            if (found.log().fault().isPresent()) {
                json.writeStringField("fault", found.log().fault().get());
            }
            json.writeArrayFieldStart("events");
            for (Entry event : found.events()) {
                json.writeRawValue(event.text());
            }
            json.writeEndArray();
            if (found.next().isPresent()) {
                json.writeNumberField("next", found.next().getAsLong());
            }
            json.writeEndObject();
        }
    }

    /** Says what is wrong with the parameters. */
    static void wrong(Asked asked, StaplerResponse2 rsp) throws IOException {
        error(400, asked.problems().stream().findFirst(), "the parameters are not sound", rsp);
    }

    /** Says why there is no answer. */
    static void fault(SearchFault fault, StaplerResponse2 rsp) throws IOException {
        if (fault.reason() == SearchFault.Reason.NOT_READY) {
            rsp.setHeader("Retry-After", "5");
        }
        error(fault.status(), Optional.empty(), fault.getMessage(), rsp);
    }

    private static void error(int status, Optional<ParameterProblem> problem, String message, StaplerResponse2 rsp)
            throws IOException {
        rsp.setStatus(status);
        rsp.setContentType(JSON);
        try (JsonGenerator json = FACTORY.createGenerator(rsp.getOutputStream())) {
            json.writeStartObject();
            json.writeObjectFieldStart("error");
            if (problem.isPresent()) {
                json.writeStringField("parameter", problem.get().parameter());
            }
            json.writeStringField(
                    "message", problem.map(ParameterProblem::message).orElse(message));
            json.writeEndObject();
            json.writeEndObject();
        }
    }
}
