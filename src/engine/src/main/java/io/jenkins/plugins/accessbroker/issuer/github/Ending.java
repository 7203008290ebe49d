package io.jenkins.plugins.accessbroker.issuer.github;

import io.jenkins.plugins.accessbroker.issuer.IssuerFault;
import io.jenkins.plugins.accessbroker.issuer.Secret;
import io.jenkins.plugins.accessbroker.issuer.call.Deadline;
import java.util.Optional;

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

    private String outcome(Secret token) {
        try {
            end(token);
            return "the token was revoked";
        } catch (IssuerFault e) {
            return "revoking the token failed, and it ends by itself within an hour; nobody has it";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "revoking the token was interrupted, and it ends by itself within an hour; nobody has it";
        }
    }
}
