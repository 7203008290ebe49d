package io.jenkins.plugins.accessbroker.cli.audit;

import io.jenkins.plugins.accessbroker.audit.json.LeaseLedger;
import io.jenkins.plugins.accessbroker.audit.log.Finding;
import io.jenkins.plugins.accessbroker.audit.log.VerifyReport;
import io.jenkins.plugins.accessbroker.cli.console.Count;
import io.jenkins.plugins.accessbroker.cli.console.Printer;
import io.jenkins.plugins.accessbroker.cli.console.Style;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** Prints what a verification found, the verdict first. */
final class ReportPrinter {
    private static final int SHOWN = 20;
    private static final String NO_EVENTS =
            "entries that are no event of a known form, or not where such an event can be"
                    + " (verify with a later access-broker, or find out what else writes to the log)";

    private final Printer out;

    ReportPrinter(Printer out) {
        this.out = out;
    }

    /** Prints the report, and tells whether the log is sound: nothing breaks it, and every entry is an event. */
    boolean print(Path directory, VerifyReport report, LeaseLedger leases) {
        boolean sound = report.holds() && leases.unreadable().isEmpty();
        String log = "the audit log in " + Quote.of(directory.toString());
        if (sound) {
            out.line(
                    Style.GOOD_HEADING,
                    (report.away() == 0 ? "sound: " : "sound, but not whole: ") + log + entries(report));
        } else if (report.holds()) {
            out.line(Style.BAD_HEADING, "unaltered, but not all events: " + log + entries(report));
        } else {
            out.line(Style.BAD_HEADING, "not sound: " + log + ": do not rely on it, and keep it as evidence");
        }
        section("found", findings(report, Finding::breaks));
        section(NO_EVENTS, first(leases.unreadable(), sequence -> "entry " + sequence));
        section("remarks", findings(report, finding -> !finding.breaks()));
        section("checked", report.checked());
        section("not checked", report.unchecked());
        if (sound) {
            section("leases without an end", first(leases.open(), ReportPrinter::open));
        }
        return sound;
    }

    private static String entries(VerifyReport report) {
        String away = report.away() == 0 ? "" : ", and " + report.away() + " in cold storage that is not at hand";
        return ", " + Count.of(report.entries(), "entry", "entries") + away;
    }

    private static List<String> findings(VerifyReport report, Predicate<Finding> which) {
        return report.findings().stream()
                .filter(which)
                .map(finding -> finding.kind() + ": " + finding.place() + ": " + finding.message())
                .toList();
    }

    private static String open(LeaseLedger.Open open) {
        return "lease " + Quote.escape(open.lease()) + ", entry " + open.sequence() + ": "
                + (open.issued()
                        ? "issued, and still held or its broker was cut off"
                        : "permitted, and still being issued or its broker was cut off");
    }

    private static <T> List<String> first(List<T> all, Function<T, String> line) {
        List<String> lines = new ArrayList<>(all.stream().limit(SHOWN).map(line).toList());
        if (all.size() > SHOWN) {
            lines.add("and " + (all.size() - SHOWN) + " more");
        }
        return lines;
    }

    private void section(String heading, List<String> lines) {
        if (!lines.isEmpty()) {
            out.line(Style.BOLD, heading + ":");
            lines.forEach(line -> out.line("  - " + line));
        }
    }
}
