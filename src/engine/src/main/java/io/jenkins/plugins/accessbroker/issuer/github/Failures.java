package io.jenkins.plugins.accessbroker.issuer.github;

import io.jenkins.plugins.accessbroker.issuer.IssuerFault.Reason;
import io.jenkins.plugins.accessbroker.issuer.call.Failure;
import io.jenkins.plugins.accessbroker.issuer.call.Failure.Repeat;
import io.jenkins.plugins.accessbroker.text.Durations;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import javax.net.ssl.SSLPeerUnverifiedException;

/**
 * What an attempt that failed means, whatever it was for. No word of an exception or an answer goes any further: both may
 * repeat what was sent or answered.
 */
final class Failures {
    private static final int PROXY_SIGN_IN = 407;
    private static final String PROXY =
            "ask the administrator to check the proxy in between and `apiUrl` in the issuer's settings";
    private static final String NETWORK = "run the step again later, and ask the administrator to check the network"
            + " between the controller and this host";

    private final String host;

    Failures(URI api) {
        this.host = "`" + api.getAuthority() + "`";
    }

    /** The place as messages name it. */
    String host() {
        return host;
    }

    Setback of(IOException exception) {
        if (caused(exception, HttpTimeoutException.class)) {
            return Setback.of(timeout());
        }
        if (caused(exception, BoundedBody.TooLarge.class)) {
            return unanswered(
                    Reason.MALFORMED,
                    "github at " + host + " answered more than " + BoundedBody.LARGEST
                            + " bytes, which is no answer of github",
                    PROXY,
                    Repeat.NEVER);
        }
        if (caused(exception, CertificateException.class) || caused(exception, SSLPeerUnverifiedException.class)) {
            return unanswered(
                    Reason.CONFIGURATION,
                    "what answers at " + host + " does not prove to be that host: its certificate is not accepted",
                    "ask the administrator to check the certificates that the controller trusts, and the proxy in"
                            + " between",
                    Repeat.NEVER);
        }
        return unanswered(
                Reason.UNREACHABLE,
                "github at " + host + " could not be reached, or broke off",
                NETWORK,
                Repeat.ALWAYS);
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
                    "github at " + host + " has a fault of its own, status " + reply.status(),
                    "run the step again later",
                    reply,
                    Repeat.ALWAYS);
        }
        if (reply.status() >= 300 && reply.status() < 400) {
            return failed(
                    Reason.CONFIGURATION,
                    "github at " + host + " answered with a redirect, status " + reply.status()
                            + ", and none is followed",
                    PROXY,
                    reply,
                    Repeat.NEVER);
        }
        if (reply.status() == PROXY_SIGN_IN) {
            return failed(
                    Reason.CONFIGURATION,
                    "the proxy on the way to github at " + host + " asks for a name and a password, or takes not those"
                            + " that it was sent",
                    "ask the administrator to check them, and that java is started with"
                            + " `-Djdk.http.auth.tunneling.disabledSchemes=`",
                    reply,
                    Repeat.NEVER);
        }
        if (reply.status() >= 400 && reply.message().isEmpty()) {
            return failed(
                    Reason.CONFIGURATION,
                    "github at " + host + " answered with status " + reply.status()
                            + " and no error of github, as something else would",
                    PROXY,
                    reply,
                    Repeat.NEVER);
        }
        return Optional.empty();
    }

    /** It asks to wait, and so does everybody who comes in the meantime. */
    Failure limited(Duration wait, Instant now, Optional<String> requestId) {
        return new Failure(
                Reason.THROTTLED,
                "github at " + host + " asks to wait " + Durations.format(wait.plusMillis(999))
                        + ", for its rate limit is reached",
                "run the step again after " + now.plus(wait).plusMillis(999).truncatedTo(ChronoUnit.SECONDS)
                        + ", and ask the administrator whether too many builds ask at once",
                Optional.empty(),
                requestId,
                Repeat.ALWAYS);
    }

    /** The attempt, or all of them, took too long. */
    Failure timeout() {
        return Failure.unanswered(
                Reason.TIMEOUT, "github at " + host + " gave no whole answer in time", NETWORK, Repeat.ALWAYS);
    }

    /** An answer that is not what such an answer is. */
    Setback unreadable(Reply reply) {
        return failed(
                        Reason.MALFORMED,
                        "github at " + host + " answered what cannot be read",
                        PROXY,
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
                "github at " + host + " does not accept the broker's signature as its app" + clock,
                "ask the administrator to check `clientId` or `appId` and `privateKey` in the issuer's settings, and"
                        + " the controller's clock",
                reply,
                Repeat.NEVER);
    }

    Optional<Setback> failed(Reason reason, String what, String next, Reply reply, Repeat repeat) {
        Optional<String> code = reply.status() >= 400 ? Optional.of(String.valueOf(reply.status())) : Optional.empty();
        return Optional.of(Setback.of(new Failure(reason, what, next, code, reply.requestId(), repeat)));
    }

    private static Setback unanswered(Reason reason, String what, String next, Repeat repeat) {
        return Setback.of(Failure.unanswered(reason, what, next, repeat));
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
