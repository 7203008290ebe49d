package io.jenkins.plugins.accessbroker.review.check;

import java.util.List;

/**
 * What a check found in policies that have no errors.
 *
 * @param warnings what nobody accepts, in the order of the files
 * @param accepted what is accepted, in the same order
 */
public record Review(List<Warning> warnings, List<Accepted> accepted) {
    public Review {
        warnings = List.copyOf(warnings);
        accepted = List.copyOf(accepted);
    }
}
