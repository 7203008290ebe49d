package io.jenkins.plugins.accessbroker.cli.policy;

import io.jenkins.plugins.accessbroker.cli.console.Count;
import io.jenkins.plugins.accessbroker.cli.console.Printer;
import io.jenkins.plugins.accessbroker.cli.console.Style;
import io.jenkins.plugins.accessbroker.review.check.Report;
import io.jenkins.plugins.accessbroker.review.check.Rule;
import io.jenkins.plugins.accessbroker.review.check.Warning;
import io.jenkins.plugins.accessbroker.review.check.json.ReportWriter;
import io.jenkins.plugins.accessbroker.review.check.json.SarifWriter;
import io.jenkins.plugins.accessbroker.review.rules.Rules;
import java.io.File;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Prints what a check found.
 *
 * @param out where to
 * @param time the time that the check was of
 */
record CheckPrinter(Printer out, Instant time) {
    /** Prints the report. */
    void print(Report report, ReportFormat format, Path directory) {
        switch (format) {
            case TEXT -> text(report);
            case JSON -> ReportWriter.write(report).lines().forEach(out::line);
            case SARIF ->
                SarifWriter.write(report, version(), explanations(), base(directory))
                        .lines()
                        .forEach(out::line);
        }
    }

    private void text(Report report) {
        report.errors().forEach(error -> out.line(error.toString()));
        List<Warning> warnings = report.review().warnings();
        warnings.forEach(warning -> out.line(warning.toString()));
        report.expiring().forEach(one -> out.line(one.line(time)));
        explain(warnings);
        String files = Count.of(report.files(), "policy file");
        if (!report.errors().isEmpty()) {
            out.line(Style.BAD_HEADING, Count.of(report.errors().size(), "problem") + " in " + files);
        } else {
            String found = warnings.isEmpty() ? "no problems" : Count.of(warnings.size(), "warning");
            Style style = warnings.isEmpty() ? Style.GOOD_HEADING : Style.BOLD;
            out.line(style, found + " in " + files + " with " + Count.of(report.grants(), "grant") + accepted(report));
        }
    }

    private void explain(List<Warning> warnings) {
        List<String> ids = warnings.stream().map(Warning::id).distinct().toList();
        Rules.all().stream()
                .filter(rule -> ids.contains(rule.id()))
                .forEach(rule -> out.line("  " + rule.id() + ": " + rule.explanation()));
    }

    private static String accepted(Report report) {
        int accepted = report.review().accepted().size();
        return accepted == 0 ? "" : ", " + Count.of(accepted, "warning") + " accepted";
    }

    private static Map<String, String> explanations() {
        return Rules.all().stream().collect(Collectors.toMap(Rule::id, Rule::explanation));
    }

    /** The directory as it was given, with slashes. */
    private static String base(Path directory) {
        return directory.toString().replace(File.separatorChar, '/');
    }

    private static String version() {
        return Optional.ofNullable(CheckPrinter.class.getPackage().getImplementationVersion())
                .orElse("unreleased");
    }
}
