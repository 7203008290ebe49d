package io.jenkins.plugins.accessbroker.plugin.audit;

import hudson.Extension;
import hudson.model.RootAction;
import io.jenkins.plugins.accessbroker.plugin.permission.AccessPermissions;
import jakarta.servlet.ServletException;
import java.io.IOException;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.HttpResponses;
import org.kohsuke.stapler.Stapler;
import org.kohsuke.stapler.StaplerProxy;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;
import org.kohsuke.stapler.verb.GET;
import org.kohsuke.stapler.verb.POST;

/**
 * <i>Access audit</i>: the audit log for those who may view the audit of all of Jenkins. They see every event, also of jobs
 * that they may not read: a log with gaps proves nothing.
 */
@Extension
public final class AccessAudit implements RootAction, StaplerProxy {
    static final String URL = "access-audit";

    /** The link is there for who may follow it. */
    @Override
    public String getIconFileName() {
        return Jenkins.get().hasPermission(AccessPermissions.VIEW_AUDIT) ? "symbol-journal" : null;
    }

    @Override
    public String getDisplayName() {
        return Messages.AccessAudit_displayName();
    }

    @Override
    public String getUrlName() {
        return URL;
    }

    /** Nothing below is reached without the permission. */
    @Override
    public Object getTarget() {
        Jenkins.get().checkPermission(AccessPermissions.VIEW_AUDIT);
        return this;
    }

    /** The search that the address asks for. */
    @GET
    public void doIndex(StaplerRequest2 req, StaplerResponse2 rsp) throws IOException, ServletException {
        SearchPage page = SearchPage.of(req.getParameterMap());
        show(page, page.getStatus(), req, rsp);
    }

    /**
     * Leads from the form to the address of its search. A form that were sent by GET would have all of its empty fields in
     * the address, and the crumb that Jenkins' script adds to every form.
     */
    @POST
    public HttpResponse doSearch(StaplerRequest2 req) {
        return HttpResponses.redirectTo(SearchPage.address(req.getParameterMap()));
    }

    /** All that a search finds, as a file. */
    @GET
    public void doExport(StaplerRequest2 req, StaplerResponse2 rsp) throws IOException {
        Export.write(req.getParameterMap(), rsp);
    }

    /** The story of the build that the query names. */
    public StoryPage getBuild() {
        return StoryPage.of(Stapler.getCurrentRequest2());
    }

    /** The event that the query names. */
    public EventPage getEvent() {
        return EventPage.of(Stapler.getCurrentRequest2());
    }

    /** What is known of the log's integrity. */
    public IntegrityPage getIntegrity() {
        return new IntegrityPage();
    }

    /** The search for programs. */
    public AuditApi getApi() {
        return new AuditApi();
    }

    static void show(Object page, int status, StaplerRequest2 req, StaplerResponse2 rsp)
            throws IOException, ServletException {
        rsp.setStatus(status);
        req.getView(page, "index.jelly").forward(req, rsp);
    }
}
