package io.jenkins.plugins.accessbroker.plugin.migration;

import hudson.Util;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.util.List;

/** A stored credential as a page and the command show it. */
public final class CredentialRow {
    private final StaticCredential credential;

    CredentialRow(StaticCredential credential) {
        this.credential = credential;
    }

    public String getId() {
        return Quote.escape(credential.id());
    }

    /** Its id as a query. */
    public String getQuery() {
        return "id=" + Util.rawEncode(credential.id());
    }

    public String getType() {
        return Quote.escape(credential.type());
    }

    public String getScope() {
        return credential.scope();
    }

    public String getWhere() {
        return Quote.escape(credential.where());
    }

    public String getDescription() {
        return Quote.escape(credential.description());
    }

    public List<String> getGuards() {
        return credential.guards();
    }

    public List<String> getTwins() {
        return credential.twins().stream().map(Quote::escape).toList();
    }

    public List<String> getSameSecret() {
        return credential.sameSecret().stream().map(Quote::escape).toList();
    }

    public List<UseRow> getUses() {
        return credential.uses().stream().map(UseRow::new).toList();
    }

    public long getHiddenUses() {
        return credential.hiddenUses();
    }

    public boolean isOverfull() {
        return credential.overfull();
    }

    /** How many jobs are known to use it. */
    public long getJobs() {
        return credential.uses().stream()
                .filter(use -> use.place().kind() == Place.Kind.JOB)
                .map(KnownUse::place)
                .distinct()
                .count();
    }
}
