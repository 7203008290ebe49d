package io.jenkins.plugins.accessbroker.plugin.audit;

import hudson.Util;
import io.jenkins.plugins.accessbroker.plugin.record.Shown;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;
import org.kohsuke.stapler.verb.GET;

/** One event, with all its fields. */
public final class EventPage {
    static final String SEQUENCE = "sequence";

    private final String sequence;
    private List<EventView> events = List.of();
    private String fault = "";
    private int status = 200;

    private EventPage(String sequence) {
        this.sequence = sequence;
    }

    static EventPage of(StaplerRequest2 req) {
        return new EventPage(Util.fixNull(req.getParameter(SEQUENCE)));
    }

    @GET
    public void doIndex(StaplerRequest2 req, StaplerResponse2 rsp) throws IOException, ServletException {
        read();
        AccessAudit.show(this, status, req, rsp);
    }

    private void read() {
        if (!sequence.matches("\\d{1,18}")) {
            fault = ParameterProblem.of(SEQUENCE, "the number of an event, 0 or more", sequence)
                    .text();
            status = 400;
            return;
        }
        try {
            events = EventView.all(AuditSearch.event(Long.parseLong(sequence)).events(), Instant.now());
            status = events.isEmpty() ? 404 : 200;
        } catch (SearchFault e) {
            fault = e.getMessage();
            status = e.status();
        }
    }

    public String getDisplayName() {
        return Messages.EventPage_displayName(Shown.of(sequence));
    }

    public String getFault() {
        return fault;
    }

    /** The event, if there is one. */
    public List<EventView> getEvents() {
        return events;
    }
}
