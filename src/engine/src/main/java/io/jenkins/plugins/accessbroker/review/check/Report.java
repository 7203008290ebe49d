package io.jenkins.plugins.accessbroker.review.check;

import io.jenkins.plugins.accessbroker.policy.document.Problem;
import java.util.List;

/**
 * All that a check of policy files has to say.
 *
 * @param files how many policy files were read
 * @param grants how many grants they have; none where there are errors
 * @param errors what keeps the files from being used; where there are any, nothing else was looked at
 * @param review the warnings
 * @param expiring what ends soon, where that was asked for
 */
public record Report(int files, int grants, List<Problem> errors, Review review, List<Expiring> expiring) {
    public Report {
        errors = List.copyOf(errors);
        expiring = List.copyOf(expiring);
    }
}
