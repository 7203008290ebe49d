package io.jenkins.plugins.accessbroker.plugin.admin;

import hudson.Util;
import java.util.Objects;
import java.util.Optional;
import org.kohsuke.stapler.StaplerRequest2;

/**
 * What was typed into the form. What is empty is as in the job's last build.
 *
 * @param changeRequest {@code none}, {@code same-repository} or {@code fork}
 * @param replay {@code yes} or {@code no}
 */
public record ExplainInput(
        String job,
        String grant,
        String branch,
        String agent,
        String user,
        String changeRequest,
        String replay,
        String ttl) {
    static final ExplainInput EMPTY = new ExplainInput("", "", "", "", "", "", "", "");

    public ExplainInput {
        Objects.requireNonNull(job);
    }

    static ExplainInput of(StaplerRequest2 req) {
        return new ExplainInput(
                text(req, "job"),
                text(req, "grant"),
                text(req, "branch"),
                text(req, "agent"),
                text(req, "user"),
                text(req, "changeRequest"),
                text(req, "replay"),
                text(req, "ttl"));
    }

    private static String text(StaplerRequest2 req, String name) {
        return Util.fixNull(req.getParameter(name)).strip();
    }

    static Optional<String> given(String text) {
        return Optional.of(text).filter(value -> !value.isEmpty());
    }
}
