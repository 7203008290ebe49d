package io.jenkins.plugins.accessbroker.plugin.config;

import hudson.util.FormValidation;
import java.util.Optional;
import jenkins.model.Jenkins;

/** Answers form checks, to administrators only. */
public final class Checks {
    private Checks() {}

    /** An error that has the problem, or none. */
    public static FormValidation of(Optional<String> problem) {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        return problem.map(FormValidation::error).orElseGet(FormValidation::ok);
    }
}
