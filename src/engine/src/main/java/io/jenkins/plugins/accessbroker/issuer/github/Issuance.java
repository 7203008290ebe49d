package io.jenkins.plugins.accessbroker.issuer.github;

import io.jenkins.plugins.accessbroker.issuer.Credential;
import io.jenkins.plugins.accessbroker.issuer.IssuerFault;
import io.jenkins.plugins.accessbroker.issuer.IssuerFault.Reason;
import io.jenkins.plugins.accessbroker.issuer.Secret;
import io.jenkins.plugins.accessbroker.issuer.call.Deadline;
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
        Instant now = setup.clock().instant();
        var closed = setup.gate().left(now);
        if (closed.isPresent()) {
            throw failures.limited(closed.get(), now, Optional.empty()).fault(0);
        }
        Attempts attempts = new Attempts(setup, api, failures, deadline);
        Secret jwt = Secret.of(AppJwt.of(settings.app(), now, new AppKey(settings.key()).read()));
        boolean remembered = installations.isKnown(wish.owner());
        Minted minted = mint(wish, jwt, attempts, now, remembered);
        TokenAnswer answer = TokenAnswer.of(minted.reply()).orElseThrow();
        try {
            differences(wish, answer);
            new Probe(failures).await(answer.token().orElseThrow(), attempts);
            return Given.credential(wish, answer, minted.installation(), settings.server());
        } catch (IssuerFault e) {
            throw ending.discarded(e, answer.token());
        } catch (InterruptedException | RuntimeException e) {
            answer.token().ifPresent(ending::quietly);
            throw e;
        }
    }

    /** A token's answer, and the installation that it is of. */
    private record Minted(long installation, Reply reply) {}

    private Minted mint(Wish wish, Secret jwt, Attempts attempts, Instant now, boolean again)
            throws IssuerFault, InterruptedException {
        Minting minting = new Minting(failures);
        long installation = installations.of(wish.owner(), jwt, attempts, now);
        Optional<Reply> reply = minting.token(wish, installation, jwt, attempts, now);
        if (reply.isPresent()) {
            return new Minted(installation, reply.get());
        }
        installations.forget(wish.owner());
        if (!again) {
            throw minting.unknown(wish);
        }
        return mint(wish, jwt, attempts, now, false);
    }

    private void differences(Wish wish, TokenAnswer answer) throws IssuerFault {
        var difference = new AnswerCheck(wish, answer).difference(setup.clock().instant());
        if (difference.isPresent()) {
            Optional<String> id = Optional.of(answer.requestId()).filter(text -> !text.isEmpty());
            String details = id.map(text -> " (request `" + text + "`)").orElse("");
            Reason reason = difference.get().reason();
            throw new IssuerFault(
                    reason,
                    "github at " + failures.host() + " answered "
                            + difference.get().what() + ": " + difference.get().next() + details,
                    id);
        }
    }
}
