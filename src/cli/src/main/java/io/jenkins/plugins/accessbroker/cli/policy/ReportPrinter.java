package io.jenkins.plugins.accessbroker.cli.policy;

import io.jenkins.plugins.accessbroker.cli.console.Count;
import io.jenkins.plugins.accessbroker.cli.console.Printer;
import io.jenkins.plugins.accessbroker.cli.console.Style;
import io.jenkins.plugins.accessbroker.review.test.Coverage;
import io.jenkins.plugins.accessbroker.review.test.Coverage.Kind;
import io.jenkins.plugins.accessbroker.review.test.TestReport;
import io.jenkins.plugins.accessbroker.review.test.TestResult;
import java.util.List;

/**
 * Prints what came of policy tests: what failed and why, what is not exercised, and the numbers.
 *
 * @param out where to
 */
record ReportPrinter(Printer out) {

    void print(TestReport report) {
        report.failed().forEach(this::failure);
        coverage(report.coverage());
        int tests = report.results().size();
        int failed = report.failed().size();
        if (failed == 0) {
            out.line(Style.GOOD_HEADING, Count.of(tests, "test") + " passed");
        } else {
            out.line(Style.BAD_HEADING, failed + " of " + Count.of(tests, "test") + " failed");
        }
    }

    private void failure(TestResult result) {
        out.line(Style.BAD, result.headline());
        result.reasons().forEach(line -> out.line("    " + line));
        out.line();
    }

    private void coverage(Coverage coverage) {
        List<Coverage.Part> gaps = coverage.gaps();
        gaps.forEach(part -> out.line(part.gap()));
        if (!gaps.isEmpty()) {
            out.line();
        }
        out.line("exercised: " + share(coverage, Kind.GRANT, "grant", "grants") + ", "
                + share(coverage, Kind.CONDITION, "condition", "conditions") + ", "
                + share(coverage, Kind.DENY, "deny", "denies"));
    }

    private static String share(Coverage coverage, Kind kind, String one, String many) {
        return coverage.exercised(kind) + " of " + Count.of(coverage.count(kind), one, many);
    }
}
