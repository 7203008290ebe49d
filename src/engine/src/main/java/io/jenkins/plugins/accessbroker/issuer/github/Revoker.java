package io.jenkins.plugins.accessbroker.issuer.github;

import io.jenkins.plugins.accessbroker.issuer.IssuerFault;
import io.jenkins.plugins.accessbroker.issuer.IssuerFault.Reason;
import io.jenkins.plugins.accessbroker.issuer.Secret;
import io.jenkins.plugins.accessbroker.issuer.call.Failure;
import io.jenkins.plugins.accessbroker.issuer.call.Failure.Repeat;
import java.util.Optional;

/** Ends a token before its time, by the token itself. */
final class Revoker {
    /** Attempts at most: more than to get one, for what is not revoked can be used. */
    private static final int MOST = Attempts.MOST + Lag.TRIES;

    private final Failures failures;

    Revoker(Failures failures) {
        this.failures = failures;
    }

    /**
     * Has GitHub end the token. That GitHub does not know it counts as ended only if it says so again and again: a token that
     * was just given may not be known everywhere yet.
     *
     * @return GitHub's id of the call
     */
    String revoke(Secret token, Attempts attempts) throws IssuerFault, InterruptedException {
        Ask ask = new Ask("DELETE", "/installation/token", token, Ask.BROKER, Optional.empty(), Optional.empty());
        int[] unknown = {0};
        Reply reply = attempts.run(ask, answer -> judge(answer, answer.status() == 401 ? ++unknown[0] : 0), MOST);
        return reply.requestId().orElse("");
    }

    private Optional<Setback> judge(Reply reply, int unknown) {
        if (reply.status() == 204 || unknown >= Lag.TRIES) {
            return Optional.empty();
        }
        if (reply.status() == 401) {
            return Optional.of(new Setback(
                    new Failure(
                            Reason.UNREACHABLE,
                            failures.who() + " does not know the token that it gave",
                            "it ends by itself within an hour",
                            Optional.of("401"),
                            reply.requestId(),
                            Repeat.ALWAYS),
                    Optional.of(Lag.pause(unknown))));
        }
        return failures.failed(
                Reason.REFUSED,
                failures.who() + " did not revoke the token",
                "an owner of the account can suspend the app's installation, which stops all its tokens",
                reply,
                Repeat.NEVER);
    }
}
