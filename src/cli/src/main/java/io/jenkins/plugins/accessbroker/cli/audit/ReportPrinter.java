package io.jenkins.plugins.accessbroker.cli.audit;

import io.jenkins.plugins.accessbroker.audit.log.Finding;
import io.jenkins.plugins.accessbroker.audit.log.VerifyReport;
import io.jenkins.plugins.accessbroker.cli.console.Count;
import io.jenkins.plugins.accessbroker.cli.console.Printer;
import io.jenkins.plugins.accessbroker.cli.console.Style;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

/** Prints what a verification found, the verdict first. */
final class ReportPrinter {
    private final Printer out;

    ReportPrinter(Printer out) {
        this.out = out;
    }

    /** Prints the report, and tells whether the log is sound. */
    boolean print(Path directory, VerifyReport report, Leases leases) {
        boolean sound = report.holds() && leases.contradictions().isEmpty();
        String log = "the audit log in " + Quote.of(directory.toString());
        if (sound) {
            out.line(Style.GOOD_HEADING, "sound: " + log + ", " + Count.of(report.entries(), "event"));
        } else {
            out.line(Style.BAD_HEADING, "not sound: " + log + ": do not rely on it, and keep it as evidence");
        }
        section("found", findings(report, Finding::breaks));
        section("contradictions", leases.contradictions());
        section("remarks", findings(report, finding -> !finding.breaks()));
        section("checked", report.checked());
        section("not checked", report.unchecked());
        if (sound) {
            section("open leases", leases.open());
        }
        return sound;
    }

    private static List<String> findings(VerifyReport report, Predicate<Finding> which) {
        return report.findings().stream()
                .filter(which)
                .map(finding -> finding.kind() + ": " + finding.place() + ": " + finding.message())
                .toList();
    }

    private void section(String heading, List<String> lines) {
        if (!lines.isEmpty()) {
            out.line(Style.BOLD, heading + ":");
            lines.forEach(line -> out.line("  - " + line));
        }
    }
}
