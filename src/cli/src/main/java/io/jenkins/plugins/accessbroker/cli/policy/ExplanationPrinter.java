package io.jenkins.plugins.accessbroker.cli.policy;

import io.jenkins.plugins.accessbroker.cli.console.Printer;
import io.jenkins.plugins.accessbroker.cli.console.Style;
import io.jenkins.plugins.accessbroker.decision.Decision;
import java.util.List;

/** Prints an explanation, with its first line in the colour of the decision. */
public final class ExplanationPrinter {
    private ExplanationPrinter() {}

    /** Prints the lines that explain the decision. */
    public static void print(Printer printer, Decision decision, List<String> explanation) {
        Style heading = decision instanceof Decision.Permitted ? Style.GOOD_HEADING : Style.BAD_HEADING;
        printer.line(heading, explanation.get(0));
        explanation.stream().skip(1).forEach(printer::line);
    }
}
