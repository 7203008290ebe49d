package io.jenkins.plugins.accessbroker.issuer.github;

import io.jenkins.plugins.accessbroker.issuer.IssuerFault;
import io.jenkins.plugins.accessbroker.issuer.IssuerFault.Reason;
import io.jenkins.plugins.accessbroker.issuer.Secret;
import io.jenkins.plugins.accessbroker.issuer.call.Failure.Repeat;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Has GitHub make a token of an installation. */
final class Minting {
    private final Failures failures;

    Minting(Failures failures) {
        this.failures = failures;
    }

    /** The answer; nothing where GitHub knows no such installation. */
    Optional<Reply> token(Wish wish, long installation, Secret jwt, Attempts attempts, InstantSource clock)
            throws IssuerFault, InterruptedException {
        Ask ask = new Ask(
                "POST",
                "/app/installations/" + installation + "/access_tokens",
                jwt,
                Agent.of(wish.attribution()),
                Optional.of(MintBody.of(wish)),
                Optional.of(RateGate.Quota.APP));
        Reply reply = attempts.run(ask, answer -> judge(answer, wish, clock.instant()));
        return Optional.of(reply).filter(answer -> answer.status() != 404);
    }

    IssuerFault unknown(Wish wish) {
        return new IssuerFault(
                Reason.REFUSED,
                "the github app is not installed for account `" + wish.owner()
                        + "` any more: ask an owner of that account to install it");
    }

    private Optional<Setback> judge(Reply reply, Wish wish, Instant now) {
        return switch (reply.status()) {
            case 201 -> reply.json().isPresent() ? Optional.empty() : Optional.of(failures.unreadable(reply));
            case 404 -> Optional.empty();
            case 401 -> failures.notSignedIn(reply, now);
            case 403 -> suspended(reply, wish);
            case 422 -> notGranted(reply, wish);
            default -> reply.status() < 400 ? Optional.of(failures.unreadable(reply)) : refused(reply, wish);
        };
    }

    private Optional<Setback> suspended(Reply reply, Wish wish) {
        if (!reply.says("suspended")) {
            return refused(reply, wish);
        }
        return failures.failed(
                Reason.REFUSED,
                "the github app's installation for account `" + wish.owner() + "` is suspended",
                "ask an owner of that account whether it may be taken up again",
                reply,
                Repeat.NEVER);
    }

    private Optional<Setback> notGranted(Reply reply, Wish wish) {
        if (reply.says("permission")) {
            return failures.failed(
                    Reason.REFUSED,
                    "the github app has not all permissions of the grant for account `" + wish.owner() + "`",
                    "ask the administrator to add them to the app, and an owner of that account to accept them; or"
                            + " correct `permissions` in the grant",
                    reply,
                    Repeat.NEVER);
        }
        if (reply.says("repositor")) {
            return failures.failed(
                    Reason.REFUSED,
                    "not all repositories of the grant are there and given to the github app: " + named(wish),
                    "ask an owner of the account to add them to the app's installation; or correct `repositories` in"
                            + " the grant",
                    reply,
                    Repeat.NEVER);
        }
        return refused(reply, wish);
    }

    private Optional<Setback> refused(Reply reply, Wish wish) {
        return failures.failed(
                Reason.REFUSED,
                failures.who() + " refused a token for " + named(wish),
                "ask an owner of account `" + wish.owner() + "` to check the app's installation there",
                reply,
                Repeat.NEVER);
    }

    private static String named(Wish wish) {
        int more = wish.repositories().size() - 3;
        return String.join(
                        ", ",
                        wish.names().stream()
                                .limit(3)
                                .map(name -> "`" + name + "`")
                                .toList())
                + (more > 0 ? " and " + more + " more" : "");
    }
}
