package io.jenkins.plugins.accessbroker.cli.policy;

import io.jenkins.plugins.accessbroker.cli.console.CliFault;
import io.jenkins.plugins.accessbroker.policy.document.Problem;
import java.util.List;

/** Errors in files, as a fault of a command that cannot go on with them. */
public final class ProblemList {
    private static final int SHOWN = 20;

    private ProblemList() {}

    /** The fault: a sentence, then a line for each error. */
    public static CliFault fault(String sentence, List<Problem> problems) {
        StringBuilder message = new StringBuilder(sentence);
        problems.stream().limit(SHOWN).forEach(problem -> message.append("\n  ").append(problem));
        if (problems.size() > SHOWN) {
            message.append("\n  and ").append(problems.size() - SHOWN).append(" more");
        }
        return new CliFault(CliFault.Reason.INVALID, message.toString());
    }
}
