package io.jenkins.plugins.accessbroker.issuer.github;

import io.jenkins.plugins.accessbroker.issuer.IssuerFault;
import io.jenkins.plugins.accessbroker.issuer.IssuerFault.Reason;
import io.jenkins.plugins.accessbroker.issuer.Secret;
import io.jenkins.plugins.accessbroker.issuer.call.Failure.Repeat;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Which installation of the App is that of an owner. Each is looked up once, and again after GitHub did not know it. */
final class Installations {
    /** Owners that are remembered at most: our own bound. */
    private static final int MOST = 10_000;

    private final Map<String, Long> known = new ConcurrentHashMap<>();
    private final Failures failures;

    Installations(Failures failures) {
        this.failures = failures;
    }

    /** The id of the owner's installation. */
    long of(String owner, Secret jwt, Attempts attempts, InstantSource clock) throws IssuerFault, InterruptedException {
        Long found = known.get(key(owner));
        if (found != null) {
            return found;
        }
        Reply reply = attempts.run(
                Ask.get("/users/" + owner + "/installation", jwt, RateGate.Quota.APP),
                answer -> judge(answer, owner, clock.instant()));
        long id = reply.json().flatMap(json -> json.number("id")).orElseThrow();
        if (known.size() < MOST) {
            known.put(key(owner), id);
        }
        return id;
    }

    boolean isKnown(String owner) {
        return known.containsKey(key(owner));
    }

    void forget(String owner) {
        known.remove(key(owner));
    }

    private Optional<Setback> judge(Reply reply, String owner, Instant now) {
        if (reply.status() == 401) {
            return failures.notSignedIn(reply, now);
        }
        if (reply.status() >= 400) {
            return failures.failed(
                    Reason.REFUSED,
                    "the github app is not installed for account `" + owner + "`, or there is no such account",
                    "ask an owner of that account to install the app on the repository, or correct `repositories` in"
                            + " the grant",
                    reply,
                    Repeat.NEVER);
        }
        boolean isOne = reply.json()
                .flatMap(json -> json.number("id"))
                .filter(id -> id > 0)
                .isPresent();
        return isOne ? Optional.empty() : Optional.of(failures.unreadable(reply));
    }

    private static String key(String owner) {
        return owner.toLowerCase(Locale.ROOT);
    }
}
