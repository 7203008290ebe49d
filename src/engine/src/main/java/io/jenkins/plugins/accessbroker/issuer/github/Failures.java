package io.jenkins.plugins.accessbroker.issuer.github;

import io.jenkins.plugins.accessbroker.http.BoundedBody;
import io.jenkins.plugins.accessbroker.issuer.IssuerFault.Reason;
import io.jenkins.plugins.accessbroker.issuer.call.Failure;
import io.jenkins.plugins.accessbroker.issuer.call.Failure.Repeat;
import io.jenkins.plugins.accessbroker.issuer.call.Unanswered;
import io.jenkins.plugins.accessbroker.text.Durations;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * What an attempt that failed means, whatever it was for. No word of an exception or an answer goes any further: both may
 * repeat what was sent or answered.
 */
final class Failures {
    private static final int PROXY_SIGN_IN = 407;

    private final Unanswered unanswered;

    Failures(URI api) {
        this.unanswered = new Unanswered("github", api, "apiUrl");
    }

    /** Who is asked, and where, as messages begin. */
    String who() {
        return unanswered.who();
    }

    Setback of(IOException exception) {
        if (Unanswered.caused(exception, HttpTimeoutException.class)) {
            return Setback.of(unanswered.timeout());
        }
        if (Unanswered.caused(exception, BoundedBody.TooLarge.class)) {
            return Setback.of(unanswered.tooLarge(Api.LARGEST));
        }
        return Setback.of(Unanswered.isUnproven(exception) ? unanswered.unproven() : unanswered.unreachable());
    }

    /** What is wrong with an answer whatever was asked; nothing where that depends on what was asked. */
    Optional<Setback> of(Reply reply, Instant now) {
        Optional<Duration> wait = reply.wait(now);
        if (wait.isPresent()) {
            return Optional.of(new Setback(limited(wait.get(), now, reply.requestId()), wait));
        }
        if (reply.status() >= 500) {
            return failed(
                    Reason.UNREACHABLE,
                    who() + " has a fault of its own, status " + reply.status(),
                    "run the step again later",
                    reply,
                    Repeat.ALWAYS);
        }
        return notGitHub(reply);
    }

    private Optional<Setback> notGitHub(Reply reply) {
        int status = reply.status();
        if (status == PROXY_SIGN_IN) {
            return failed(
                    Reason.CONFIGURATION,
                    "the proxy on the way to " + who() + " asks for a name and a password, or takes not those that it"
                            + " was sent",
                    "ask the administrator to check them, and that java is started with"
                            + " `-Djdk.http.auth.tunneling.disabledSchemes=`",
                    reply,
                    Repeat.NEVER);
        }
        boolean redirects = status >= 300 && status < 400;
        if (!redirects && (status < 400 || reply.message().isPresent())) {
            return Optional.empty();
        }
        String what = redirects
                ? " answered with a redirect, status " + status + ", and none is followed"
                : " answered with status " + status + " and no error of github, as something else would";
        return failed(Reason.CONFIGURATION, who() + what, unanswered.checkProxy(), reply, Repeat.NEVER);
    }

    /** It asks to wait, and so does everybody who comes in the meantime. */
    Failure limited(Duration wait, Instant now, Optional<String> requestId) {
        return new Failure(
                Reason.THROTTLED,
                who() + " asks to wait " + Durations.format(wait.plusMillis(999)) + ", for its rate limit is reached",
                "run the step again after " + now.plus(wait).plusMillis(999).truncatedTo(ChronoUnit.SECONDS)
                        + ", and ask the administrator whether too many builds ask at once",
                Optional.empty(),
                requestId,
                Repeat.ALWAYS);
    }

    /** The attempt, or all of them, took too long. */
    Failure timeout() {
        return unanswered.timeout();
    }

    /** An answer that is not what such an answer is. */
    Setback unreadable(Reply reply) {
        return failed(
                        Reason.MALFORMED,
                        who() + " answered what cannot be read",
                        unanswered.checkProxy(),
                        reply,
                        Repeat.NEVER)
                .orElseThrow();
    }

    /** GitHub does not take the App's signature. */
    Optional<Setback> notSignedIn(Reply reply, Instant now) {
        String clock = reply.skew(now)
                .filter(skew -> skew.abs().compareTo(AppJwt.BEFORE) >= 0)
                .map(skew -> "; the controller's clock is " + Durations.format(skew.abs())
                        + (skew.isNegative() ? " behind" : " ahead of") + " github's")
                .orElse("");
        return failed(
                Reason.CONFIGURATION,
                who() + " does not accept the broker's signature as its app" + clock,
                "ask the administrator to check `clientId` or `appId` and `privateKey` in the issuer's settings, and"
                        + " the controller's clock",
                reply,
                Repeat.NEVER);
    }

    Optional<Setback> failed(Reason reason, String what, String next, Reply reply, Repeat repeat) {
        Optional<String> code = reply.status() >= 400 ? Optional.of(String.valueOf(reply.status())) : Optional.empty();
        return Optional.of(Setback.of(new Failure(reason, what, next, code, reply.requestId(), repeat)));
    }
}
