package io.jenkins.plugins.accessbroker.cli.policy;

import io.jenkins.plugins.accessbroker.cli.console.WordOption;

/** How a report is printed. */
enum ReportFormat {
    TEXT,
    JSON,
    SARIF;

    /** Reads the option's word. */
    static final class Converter extends WordOption<ReportFormat> {
        Converter() {
            super(ReportFormat.values());
        }
    }
}
