package io.jenkins.plugins.accessbroker.issuer.github;

import io.jenkins.plugins.accessbroker.issuer.Credential;
import io.jenkins.plugins.accessbroker.issuer.IssuerFault;
import io.jenkins.plugins.accessbroker.issuer.IssuerFault.Reason;
import io.jenkins.plugins.accessbroker.issuer.Secret;
import io.jenkins.plugins.accessbroker.issuer.call.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The way to one token: sign in, find the installation, have it made, compare it, see that it works. */
final class Issuance {
    private final GitHubSettings settings;
    private final CallSetup setup;
    private final Api api;
    private final Installations installations;
    private final Failures failures;
    private final Ending ending;

    Issuance(
            GitHubSettings settings,
            CallSetup setup,
            Api api,
            Installations installations,
            Failures failures,
            Ending ending) {
        this.settings = settings;
        this.setup = setup;
        this.api = api;
        this.installations = installations;
        this.failures = failures;
        this.ending = ending;
    }

    Credential credential(Wish wish, Deadline deadline) throws Exception {
        RateGate.Quota quota = RateGate.Quota.of(wish.owner());
        requireOpen(RateGate.Quota.APP);
        requireOpen(quota);
        Attempts attempts = new Attempts(setup, api, failures, deadline);
        Minted minted = mint(wish, attempts);
        TokenAnswer answer = TokenAnswer.of(minted.reply()).orElseThrow();
        try {
            differences(wish, answer);
            new Probe(failures).await(answer.token().orElseThrow(), quota, attempts);
            return Given.credential(wish, answer, minted.installation(), settings.server());
        } catch (IssuerFault e) {
            forget(wish, e);
            throw ending.discarded(e, answer.token());
        } catch (InterruptedException | RuntimeException e) {
            answer.token().ifPresent(ending::quietly);
            throw e;
        }
    }

    private void requireOpen(RateGate.Quota quota) throws IssuerFault {
        Instant now = setup.clock().instant();
        Optional<Duration> closed = setup.gate().left(quota, now);
        if (closed.isPresent()) {
            throw failures.limited(closed.get(), now, Optional.empty()).fault(0);
        }
    }

    /** A token's answer, and the installation that it is of. */
    private record Minted(long installation, Reply reply) {}

    private Minted mint(Wish wish, Attempts attempts) throws Exception {
        Instant now = setup.clock().instant();
        Secret jwt = Secret.of(AppJwt.of(settings.app(), now, new AppKey(settings.key()).read()));
        try {
            return mint(wish, jwt, attempts, installations.isKnown(wish.owner()));
        } catch (IssuerFault e) {
            forget(wish, e);
            throw e;
        }
    }

    private Minted mint(Wish wish, Secret jwt, Attempts attempts, boolean again)
            throws IssuerFault, InterruptedException {
        Minting minting = new Minting(failures);
        long installation = installations.of(wish.owner(), jwt, attempts, setup.clock());
        Optional<Reply> reply = minting.token(wish, installation, jwt, attempts, setup.clock());
        if (reply.isPresent()) {
            return new Minted(installation, reply.get());
        }
        installations.forget(wish.owner());
        if (!again) {
            throw minting.unknown(wish);
        }
        return mint(wish, jwt, attempts, false);
    }

    /** A refusal and a token for others can mean that the installation is of an account that was called so once. */
    private void forget(Wish wish, IssuerFault fault) {
        if (fault.reason() == Reason.REFUSED || fault.reason() == Reason.MISMATCH) {
            installations.forget(wish.owner());
        }
    }

    private void differences(Wish wish, TokenAnswer answer) throws IssuerFault {
        var difference = new AnswerCheck(wish, answer).difference(setup.clock().instant());
        if (difference.isPresent()) {
            Optional<String> id = Optional.of(answer.requestId()).filter(text -> !text.isEmpty());
            String details = id.map(text -> " (request `" + text + "`)").orElse("");
            Reason reason = difference.get().reason();
            throw new IssuerFault(
                    reason,
                    failures.who() + " answered " + difference.get().what() + ": "
                            + difference.get().next() + details,
                    id);
        }
    }
}
