package io.jenkins.plugins.accessbroker.cli.policy;

import io.jenkins.plugins.accessbroker.cli.console.WordOption;

/** From what on a check fails. */
enum FailOn {
    ERROR,
    WARNING;

    /** Reads the option's word. */
    static final class Converter extends WordOption<FailOn> {
        Converter() {
            super(FailOn.values());
        }
    }
}
