package io.jenkins.plugins.accessbroker.policy;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * That a version of the policies was approved.
 *
 * @param method how
 * @param approvers who did, by the names that the list of approvers gives them; each person once
 * @param time when it was found to be approved
 */
public record Approval(Method method, List<String> approvers, Instant time) {

    /** How a version is approved. */
    public enum Method {
        /** By SSH signatures over its manifest. */
        SIGNATURES,
        /** By a person in Jenkins who read what it changes; further approvers may have signed it. */
        JENKINS
    }

    public Approval {
        Objects.requireNonNull(method);
        approvers = List.copyOf(approvers);
        Objects.requireNonNull(time);
        if (approvers.isEmpty()) {
            throw new IllegalArgumentException("an approval names no approver");
        }
    }
}
