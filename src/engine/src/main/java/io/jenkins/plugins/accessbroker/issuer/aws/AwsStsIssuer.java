package io.jenkins.plugins.accessbroker.issuer.aws;

import io.jenkins.plugins.accessbroker.issuer.Credential;
import io.jenkins.plugins.accessbroker.issuer.Issuer;
import io.jenkins.plugins.accessbroker.issuer.IssuerFault;
import io.jenkins.plugins.accessbroker.issuer.Order;
import io.jenkins.plugins.accessbroker.issuer.Revocation;
import io.jenkins.plugins.accessbroker.issuer.call.Deadline;
import io.jenkins.plugins.accessbroker.issuer.call.Wall;
import java.net.URI;

/** Issues role sessions with {@code AssumeRole}, or with {@code AssumeRoleWithWebIdentity} if it has a web identity. */
final class AwsStsIssuer implements Issuer {
    private static final String CANNOT_REVOKE = "sts has no call that ends one session, so it works until it expires;"
            + " in an emergency an administrator of the account can deny all sessions of the role that were"
            + " issued up to"
            + " now (in the IAM console `Revoke active sessions`, or a policy on the role that denies everything where"
            + " `aws:TokenIssueTime` is earlier)";

    private final OrderCheck check;
    private final Clients clients;
    private final Identity identity;
    private final StsSetup setup;
    private final Wall wall = new Wall("sts");

    AwsStsIssuer(AwsSettings settings, Identity identity, StsSetup setup) {
        this.check = new OrderCheck(settings);
        this.clients = new Clients(settings);
        this.identity = identity;
        this.setup = setup;
    }

    @Override
    public String name() {
        return AwsScope.ISSUER;
    }

    @Override
    public Credential issue(Order order) throws IssuerFault {
        Wish wish = check.wish(order);
        URI endpoint = clients.endpoint(wish.region());
        Deadline deadline = Deadline.in(setup.timeouts().total(), setup.nanos());
        Attempts attempts = new Attempts(setup, new Failures(endpoint), deadline);
        return wall.within(setup.timeouts().total(), attempts::late, () -> {
            StsCall call = identity.call(wish, clients.of(wish.region()));
            StsAnswer answer = attempts.run(call, wish);
            return new AnswerCheck(wish, answer, endpoint)
                    .credential(setup.clock().instant());
        });
    }

    /** Never revokes: see the reason it gives. */
    @Override
    public Revocation revoke(Credential credential) {
        return new Revocation.CannotRevoke(CANNOT_REVOKE);
    }

    @Override
    public void close() {
        wall.close();
        identity.close();
        clients.close();
    }
}
