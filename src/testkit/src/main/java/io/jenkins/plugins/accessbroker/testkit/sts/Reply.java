package io.jenkins.plugins.accessbroker.testkit.sts;

import io.jenkins.plugins.accessbroker.testkit.http.HttpAnswer;

/**
 * An answer, and what the record says of it.
 *
 * @param callerArn who asked, empty when that is not known
 * @param status the HTTP status, 0 when nothing was answered
 * @param errorCode the error code, empty when there is none
 * @param answer what goes to the client
 */
record Reply(String callerArn, int status, String errorCode, HttpAnswer answer) {

    static Reply of(String callerArn, HttpAnswer answer) {
        return new Reply(callerArn, answer.status(), "", answer);
    }

    static Reply refused(String callerArn, String code, HttpAnswer answer) {
        return new Reply(callerArn, answer.status(), code, answer);
    }

    /** The same, seen by the client as another answer. */
    Reply with(HttpAnswer other) {
        return new Reply(callerArn, other.status(), errorCode, other);
    }
}
