package io.jenkins.plugins.accessbroker.issuer.aws;

import io.jenkins.plugins.accessbroker.issuer.IssuerFault;
import io.jenkins.plugins.accessbroker.issuer.IssuerFault.Reason;
import io.jenkins.plugins.accessbroker.issuer.call.Failure;
import io.jenkins.plugins.accessbroker.issuer.call.Unanswered;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * What an exception of the SDK means. Neither its message nor the exception itself goes any further: both may repeat
 * what was sent or answered.
 */
final class Failures {
    private static final int THROTTLED = 429;

    private final Unanswered unanswered;

    Failures(URI endpoint) {
        this.unanswered = new Unanswered("sts", endpoint, "endpoint");
    }

    Failure of(SdkException exception, Wish wish) {
        if (exception instanceof ApiCallTimeoutException
                || Unanswered.caused(exception, InterruptedIOException.class)) {
            return timeout();
        }
        if (exception instanceof AwsServiceException answered) {
            return answered(answered, wish);
        }
        if (exception instanceof AbortedException) {
            return Failure.unanswered(
                    Reason.UNREACHABLE, "asking sts was interrupted", "run the step again", Failure.Repeat.NEVER);
        }
        if (Unanswered.caused(exception, WholeAnswerClient.TooLarge.class)) {
            return unanswered.tooLarge(WholeAnswerClient.LARGEST);
        }
        if (Unanswered.isUnproven(exception)) {
            return unanswered.unproven();
        }
        if (Unanswered.caused(exception, IOException.class)) {
            return unanswered.unreachable();
        }
        return Failure.unanswered(
                Reason.MALFORMED,
                unanswered.who() + " answered what cannot be read",
                unanswered.checkProxy(),
                Failure.Repeat.NEVER);
    }

    /** The attempt, or all of them, took too long. */
    Failure timeout() {
        return unanswered.timeout();
    }

    /** The time was over before sts was asked at all. */
    static IssuerFault unprepared() {
        return new IssuerFault(
                Reason.TIMEOUT,
                "the broker had no credentials of its own in time to ask sts with: ask the administrator to check"
                        + " `credentials` and `timeouts` in the issuer's settings");
    }

    private Failure answered(AwsServiceException exception, Wish wish) {
        Optional<AwsErrorDetails> details = Optional.ofNullable(exception.awsErrorDetails());
        Optional<String> code = details.flatMap(error -> Foreign.code(error.errorCode()));
        Optional<String> requestId = Foreign.requestId(exception.requestId());
        int status = exception.statusCode();
        if (status == THROTTLED || exception.isThrottlingException()) {
            return throttled(code, requestId);
        }
        if (status >= 500) {
            return broken(status, code, requestId);
        }
        if (status < 400 || code.isEmpty()) {
            return notSts(status, requestId);
        }
        String message = details.map(AwsErrorDetails::errorMessage).orElse("");
        return new Refusals(wish, message, code.get(), requestId).failure();
    }

    private Failure throttled(Optional<String> code, Optional<String> requestId) {
        return new Failure(
                Reason.THROTTLED,
                unanswered.who() + " asks to slow down",
                "run the step again later, and ask the administrator whether too many builds ask at once",
                code,
                requestId,
                Failure.Repeat.ALWAYS);
    }

    private Failure broken(int status, Optional<String> code, Optional<String> requestId) {
        return new Failure(
                Reason.UNREACHABLE,
                unanswered.who() + " has a fault of its own, status " + status,
                "run the step again later",
                code,
                requestId,
                Failure.Repeat.ALWAYS);
    }

    private Failure notSts(int status, Optional<String> requestId) {
        String what = status < 400
                ? " answered with a redirect, status " + status + ", and none is followed"
                : " answered with status " + status + " and no error of aws, as something else would";
        return new Failure(
                Reason.CONFIGURATION,
                unanswered.who() + what,
                unanswered.checkProxy(),
                Optional.empty(),
                requestId,
                Failure.Repeat.NEVER);
    }
}
