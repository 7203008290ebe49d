package io.jenkins.plugins.accessbroker.plugin.migration;

import hudson.Util;
import io.jenkins.plugins.accessbroker.plugin.permission.AccessPermissions;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.util.List;
import java.util.Optional;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.HttpResponses;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.verb.POST;

/** One stored credential, what uses it, and the draft of a policy that observes it. Nothing is written anywhere. */
public final class CredentialPage {
    private final DraftInput input;
    private final List<StaticCredential> places;
    private final Optional<Draft> draft;

    private CredentialPage(DraftInput input, List<StaticCredential> places, Optional<Draft> draft) {
        this.input = input;
        this.places = places;
        this.draft = draft;
    }

    static CredentialPage of(StaplerRequest2 req) {
        Jenkins.get().checkPermission(AccessPermissions.ADMINISTER);
        String id = Util.fixNull(req.getParameter("id"));
        return new CredentialPage(
                DraftInput.of(id, Uses.get().clock().instant()), Report.of(id).credentials(), Optional.empty());
    }

    /** Shows the draft below the form. */
    @POST
    public HttpResponse doDraft(StaplerRequest2 req) {
        Jenkins.get().checkPermission(AccessPermissions.ADMINISTER);
        DraftInput typed = DraftInput.of(req);
        List<StaticCredential> known = Report.of(typed.credential()).credentials();
        Optional<Draft> text =
                known.isEmpty() ? Optional.empty() : Optional.of(Draft.of(typed, known, PolicyNames.inForce()));
        return HttpResponses.forwardToView(new CredentialPage(typed, known, text), "index");
    }

    public String getDisplayName() {
        return Messages.CredentialPage_DisplayName(getId());
    }

    /** The id, for showing. */
    public String getId() {
        return Quote.escape(input.credential());
    }

    /** What was typed into a field. */
    public String value(String field) {
        return switch (field) {
            case "id" -> input.credential();
            case "team" -> input.team();
            case "business" -> input.business();
            case "technical" -> input.technical();
            case "purpose" -> input.purpose();
            default -> input.expires();
        };
    }

    /** The credentials of that id. */
    public List<CredentialRow> getPlaces() {
        return places.stream().map(CredentialRow::new).toList();
    }

    /** What is wrong with the draft. */
    public List<String> getProblems() {
        return draft.map(Draft::problems).orElse(List.of());
    }

    /** The draft's text; empty while there is none that can be used. */
    public String getText() {
        return draft.filter(Draft::isUsable).map(Draft::text).orElse("");
    }
}
