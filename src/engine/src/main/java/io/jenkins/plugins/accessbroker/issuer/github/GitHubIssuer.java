package io.jenkins.plugins.accessbroker.issuer.github;

import io.jenkins.plugins.accessbroker.issuer.Credential;
import io.jenkins.plugins.accessbroker.issuer.Issuer;
import io.jenkins.plugins.accessbroker.issuer.IssuerFault;
import io.jenkins.plugins.accessbroker.issuer.Order;
import io.jenkins.plugins.accessbroker.issuer.Revocation;
import io.jenkins.plugins.accessbroker.issuer.Secret;
import io.jenkins.plugins.accessbroker.issuer.call.Deadline;
import io.jenkins.plugins.accessbroker.issuer.call.Wall;
import java.time.Duration;

/** Issues installation tokens of a GitHub App, and revokes them. */
final class GitHubIssuer implements Issuer {
    private final String api;
    private final OrderCheck check;
    private final CallSetup setup;
    private final Failures failures;
    private final Ending ending;
    private final Issuance issuance;
    private final Wall wall = new Wall("github");

    GitHubIssuer(GitHubSettings settings, CallSetup setup, Api api) {
        this.api = api.base().toString();
        this.check = new OrderCheck(settings.server());
        this.setup = setup;
        this.failures = new Failures(api.base());
        this.ending = new Ending(setup, api, failures);
        this.issuance = new Issuance(settings, setup, api, new Installations(failures), failures, ending);
    }

    @Override
    public String name() {
        return GitHubScope.ISSUER;
    }

    @Override
    public Credential issue(Order order) throws IssuerFault {
        Wish wish = check.wish(order);
        Handover handover = new Handover();
        Duration total = setup.timeouts().total();
        Deadline deadline = Deadline.in(total, setup.nanos());
        try {
            return wall.within(total, () -> failures.timeout().fault(1), () -> {
                Credential credential = issuance.credential(wish, deadline);
                if (!handover.give(credential)) {
                    ending.quietly(token(credential));
                }
                return credential;
            });
        } catch (IssuerFault e) {
            handover.refuse().ifPresent(late -> ending.quietly(token(late)));
            throw e;
        }
    }

    @Override
    public Revocation revoke(Credential credential) throws IssuerFault {
        Secret token = credential.secrets().get(Given.TOKEN);
        if (token == null) {
            return new Revocation.CannotRevoke("its token, which it takes to revoke it, was lost");
        }
        if (!api.equals(credential.variables().get(Given.API))) {
            return new Revocation.CannotRevoke("it was given by another github than that of the issuer's settings");
        }
        return wall.within(
                setup.timeouts().total(),
                () -> failures.timeout().fault(1),
                () -> new Revocation.Revoked(ending.end(token)));
    }

    @Override
    public void close() {
        wall.close();
    }

    private static Secret token(Credential credential) {
        return credential.secrets().get(Given.TOKEN);
    }
}
