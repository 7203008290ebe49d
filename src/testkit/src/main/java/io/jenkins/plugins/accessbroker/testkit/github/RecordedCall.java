package io.jenkins.plugins.accessbroker.testkit.github;

/**
 * A request as GitHub could write it down.
 *
 * @param operation what it was for
 * @param agent what the caller called itself
 * @param body what it sent
 * @param status what it was answered with; 0 for none
 */
public record RecordedCall(Operation operation, String path, String agent, String body, int status) {
    /** What may be looked at: no body that holds a secret is recorded. */
    @Override
    public String toString() {
        return operation + " " + path + " by " + agent + ": " + status;
    }
}
