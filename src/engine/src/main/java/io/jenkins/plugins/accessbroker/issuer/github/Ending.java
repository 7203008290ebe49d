package io.jenkins.plugins.accessbroker.issuer.github;

import io.jenkins.plugins.accessbroker.issuer.IssuerFault;
import io.jenkins.plugins.accessbroker.issuer.Secret;
import io.jenkins.plugins.accessbroker.issuer.call.Deadline;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Ends tokens, each within a time of its own. */
final class Ending {
    private final CallSetup setup;
    private final Api api;
    private final Failures failures;

    Ending(CallSetup setup, Api api, Failures failures) {
        this.setup = setup;
        this.api = api;
        this.failures = failures;
    }

    /** Ends a token, and gives GitHub's id of the call. */
    String end(Secret token) throws IssuerFault, InterruptedException {
        Deadline deadline = Deadline.in(setup.timeouts().total(), setup.nanos());
        return new Revoker(failures).revoke(token, new Attempts(setup, api, failures, deadline));
    }

    /** The fault for a token that nobody gets, once it is ended where it can be, and says which it was. */
    IssuerFault discarded(IssuerFault fault, Optional<Secret> token) {
        String outcome = token.map(this::outcome)
                .orElse("no token in it could be read, so none was revoked; if there was one, nobody has it");
        return new IssuerFault(fault.reason(), fault.getMessage() + "; " + outcome, fault.requestId());
    }

    /** Ends a token for nobody who waits. */
    void quietly(Secret token) {
        outcome(token);
    }

    /** Whoever waits here may stop waiting, and the issuer may be closed; the token is then still ended. */
    private String outcome(Secret token) {
        try {
            FutureTask<String> task = new FutureTask<>(() -> end(token));
            daemon(task).start();
            task.get();
            return "the token was revoked";
        } catch (ExecutionException e) {
            return "revoking the token failed, and it ends by itself within an hour; nobody has it";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "the token is being revoked, and nobody has it";
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "access-broker-github-revoke");
        thread.setDaemon(true);
        return thread;
    }
}
