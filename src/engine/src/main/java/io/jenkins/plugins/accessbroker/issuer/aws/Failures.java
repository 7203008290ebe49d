package io.jenkins.plugins.accessbroker.issuer.aws;

import io.jenkins.plugins.accessbroker.issuer.IssuerFault;
import io.jenkins.plugins.accessbroker.issuer.IssuerFault.Reason;
import io.jenkins.plugins.accessbroker.issuer.call.Failure;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.security.cert.CertificateException;
import java.util.Optional;
import javax.net.ssl.SSLPeerUnverifiedException;
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
    private static final String PROXY =
            "ask the administrator to check the proxy in between and `endpoint` in the issuer's settings";
    private static final String NETWORK = "run the step again later, and ask the administrator to check the network"
            + " between the controller and this host";

    private final String host;

    Failures(URI endpoint) {
        this.host = "`" + endpoint.getAuthority() + "`";
    }

    Failure of(SdkException exception, Wish wish) {
        if (exception instanceof ApiCallTimeoutException || caused(exception, InterruptedIOException.class)) {
            return timeout();
        }
        if (exception instanceof AwsServiceException answered) {
            return answered(answered, wish);
        }
        if (exception instanceof AbortedException) {
            return Failure.unanswered(
                    Reason.UNREACHABLE, "asking sts was interrupted", "run the step again", Failure.Repeat.NEVER);
        }
        if (caused(exception, WholeAnswerClient.TooLarge.class)) {
            return Failure.unanswered(
                    Reason.MALFORMED,
                    "sts at " + host + " answered more than " + WholeAnswerClient.LARGEST
                            + " bytes, which is no answer of sts",
                    PROXY,
                    Failure.Repeat.NEVER);
        }
        if (caused(exception, CertificateException.class) || caused(exception, SSLPeerUnverifiedException.class)) {
            return Failure.unanswered(
                    Reason.CONFIGURATION,
                    "what answers at " + host + " does not prove to be that host: its certificate is not accepted",
                    "ask the administrator to check the certificates that the controller trusts, and the proxy in"
                            + " between",
                    Failure.Repeat.NEVER);
        }
        if (caused(exception, IOException.class)) {
            return Failure.unanswered(
                    Reason.UNREACHABLE,
                    "sts at " + host + " could not be reached, or broke off",
                    NETWORK,
                    Failure.Repeat.ALWAYS);
        }
        return Failure.unanswered(
                Reason.MALFORMED, "sts at " + host + " answered what cannot be read", PROXY, Failure.Repeat.NEVER);
    }

    /** The attempt, or all of them, took too long. */
    Failure timeout() {
        return Failure.unanswered(
                Reason.TIMEOUT, "sts at " + host + " gave no whole answer in time", NETWORK, Failure.Repeat.ALWAYS);
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
                "sts at " + host + " asks to slow down",
                "run the step again later, and ask the administrator whether too many builds ask at once",
                code,
                requestId,
                Failure.Repeat.ALWAYS);
    }

    private Failure broken(int status, Optional<String> code, Optional<String> requestId) {
        return new Failure(
                Reason.UNREACHABLE,
                "sts at " + host + " has a fault of its own, status " + status,
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
                "sts at " + host + what,
                PROXY,
                Optional.empty(),
                requestId,
                Failure.Repeat.NEVER);
    }

    private static boolean caused(Throwable exception, Class<? extends Throwable> kind) {
        for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
            if (kind.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }
}
