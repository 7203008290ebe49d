package io.jenkins.plugins.accessbroker.plugin.config.aws;

import hudson.util.FormValidation;
import java.util.Optional;
import jenkins.model.Jenkins;

/** Answers form checks, to administrators only. */
final class Checks {
    private Checks() {}

    static FormValidation of(Optional<String> problem) {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        return problem.map(FormValidation::error).orElseGet(FormValidation::ok);
    }
}
