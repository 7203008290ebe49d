package io.jenkins.plugins.accessbroker.plugin.migration;

import hudson.Util;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import org.kohsuke.stapler.StaplerRequest2;

/**
 * What a draft is asked to say.
 *
 * @param credential the credential's id
 * @param business who answers for the purpose
 * @param technical the contact to ask when access is denied
 * @param expires the grant's last day
 */
public record DraftInput(
        String credential, String team, String business, String technical, String purpose, String expires) {
    private static final Duration LIFE = Duration.ofDays(180);

    public DraftInput {
        Objects.requireNonNull(credential);
        Objects.requireNonNull(team);
        Objects.requireNonNull(business);
        Objects.requireNonNull(technical);
        Objects.requireNonNull(purpose);
        Objects.requireNonNull(expires);
    }

    /** Without an owner, which has to be told. */
    static DraftInput of(String credential, Instant now) {
        return new DraftInput(
                credential,
                "",
                "",
                "",
                "Jobs that use this credential today, until they ask for short-lived access",
                now.plus(LIFE).atZone(ZoneOffset.UTC).toLocalDate().toString());
    }

    static DraftInput of(StaplerRequest2 req) {
        return new DraftInput(
                Util.fixNull(req.getParameter("id")),
                text(req, "team"),
                text(req, "business"),
                text(req, "technical"),
                text(req, "purpose"),
                text(req, "expires"));
    }

    private static String text(StaplerRequest2 req, String name) {
        return Util.fixNull(req.getParameter(name)).strip();
    }
}
