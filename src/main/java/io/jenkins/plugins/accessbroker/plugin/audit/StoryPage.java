package io.jenkins.plugins.accessbroker.plugin.audit;

import hudson.Util;
import hudson.model.Job;
import hudson.model.Run;
import io.jenkins.plugins.accessbroker.audit.index.Query;
import io.jenkins.plugins.accessbroker.plugin.record.Shown;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;
import org.kohsuke.stapler.verb.GET;
import org.springframework.security.access.AccessDeniedException;

/** All that the log has of one build, in order. */
public final class StoryPage {
    static final String NAME = "name";
    static final String AFTER = "after";
    /** Events on one page. */
    static final int SHOWN = 200;

    private final String name;
    private final String after;
    private Optional<Story> story = Optional.empty();
    private String fault = "";
    private int status = 200;

    private StoryPage(String name, String after) {
        this.name = name;
        this.after = after;
    }

    static StoryPage of(StaplerRequest2 req) {
        return new StoryPage(Util.fixNull(req.getParameter(NAME)), Util.fixNull(req.getParameter(AFTER)));
    }

    @GET
    public void doIndex(StaplerRequest2 req, StaplerResponse2 rsp) throws IOException, ServletException {
        read();
        AccessAudit.show(this, status, req, rsp);
    }

    private void read() {
        if (name.isBlank() || name.contains("*") || name.length() > 1_024) {
            wrong(ParameterProblem.of(NAME, "a build such as `payments/deploy #7`", name));
        } else if (!after.matches("\\d{0,18}")) {
            wrong(ParameterProblem.of(AFTER, "the number of an event, 0 or more", after));
        } else {
            tell();
        }
    }

    private void tell() {
        try {
            story = Optional.of(AuditSearch.story(name, after.isEmpty() ? -1 : Long.parseLong(after), SHOWN));
            status = story.get().known() == 0 ? 404 : 200;
        } catch (SearchFault e) {
            fault = e.getMessage();
            status = e.status();
        }
    }

    private void wrong(ParameterProblem problem) {
        fault = problem.text();
        status = 400;
    }

    public String getDisplayName() {
        return Messages.StoryPage_displayName(getBuild());
    }

    public String getBuild() {
        return Shown.of(name);
    }

    public String getFault() {
        return fault;
    }

    public List<EventView> getEvents() {
        return story.map(told -> EventView.all(told.events(), Instant.now())).orElse(List.of());
    }

    /** How many events the build has. */
    public int getKnown() {
        return story.map(Story::known).orElse(0);
    }

    /** Whether the build has more events than are looked for, of which the earliest are left out. */
    public boolean isCut() {
        return getKnown() >= Query.MOST;
    }

    /** The query string of the events that follow; empty if there are none. */
    public String getNext() {
        return story.filter(Story::more)
                .map(told -> Asked.pair(NAME, name) + "&"
                        + Asked.pair(
                                AFTER,
                                told.events().get(told.events().size() - 1).value("sequence")))
                .orElse("");
    }

    /** The query string of a search for the build's events. */
    public String getSearch() {
        return Asked.pair("build", name);
    }

    /** Where the build's page is; empty if there is none that the user may see. */
    public String getUrl() {
        int mark = name.lastIndexOf(" #");
        if (mark < 0 || !name.substring(mark + 2).matches("\\d{1,9}")) {
            return "";
        }
        try {
            Job<?, ?> job = Jenkins.get().getItemByFullName(name.substring(0, mark), Job.class);
            Run<?, ?> build = job == null ? null : job.getBuildByNumber(Integer.parseInt(name.substring(mark + 2)));
            return build == null ? "" : build.getUrl();
        } catch (AccessDeniedException e) {
            return "";
        }
    }
}
