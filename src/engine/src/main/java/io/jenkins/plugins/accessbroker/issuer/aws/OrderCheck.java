package io.jenkins.plugins.accessbroker.issuer.aws;

import io.jenkins.plugins.accessbroker.issuer.IssuerFault;
import io.jenkins.plugins.accessbroker.issuer.IssuerFault.Reason;
import io.jenkins.plugins.accessbroker.issuer.Order;
import io.jenkins.plugins.accessbroker.text.Durations;
import java.util.Optional;

/** Checks an order against everything that is known before STS is asked. */
final class OrderCheck {
    private final AwsSettings settings;

    OrderCheck(AwsSettings settings) {
        this.settings = settings;
    }

    /**
     * The session to ask for.
     *
     * @throws IssuerFault if STS cannot give it, or this issuer is not set up to ask for it
     */
    Wish wish(Order order) throws IssuerFault {
        if (!(order.scope() instanceof AwsScope scope)) {
            throw new IssuerFault(Reason.INTERNAL, "an order of another issuer came to the issuer `aws`: report this");
        }
        if (order.ttl().compareTo(StsLimits.SHORTEST) < 0) {
            throw new IssuerFault(
                    Reason.BOUNDS,
                    "a session of role `" + scope.role() + "` for " + Durations.format(order.ttl())
                            + " is less than sts gives: ask for a ttl of " + Durations.format(StsLimits.SHORTEST)
                            + " or more");
        }
        String region = region(scope);
        webIdentity(scope);
        return Wish.of(scope, order, region);
    }

    private String region(AwsScope scope) throws IssuerFault {
        Optional<String> region = settings.region().or(scope::region);
        if (region.isEmpty()) {
            throw new IssuerFault(
                    Reason.CONFIGURATION,
                    "no region says which sts to ask for role `" + scope.role()
                            + "`: write `region` in the grant, or in the issuer's settings");
        }
        Partition partition = scope.role().partition();
        if (Partition.ofRegion(region.get()).filter(partition::equals).isEmpty()) {
            throw new IssuerFault(
                    Reason.CONFIGURATION,
                    "role `" + scope.role() + "` is in partition `" + partition.id()
                            + "`, and this issuer asks the sts of region `" + region.get()
                            + "`, which is not: name a role of the region's partition in the grant, or ask the"
                            + " administrator about `region` in the issuer's settings");
        }
        return region.get();
    }

    /** With a web identity STS takes tags and source identity from the token alone, and no external id. */
    private void webIdentity(AwsScope scope) throws IssuerFault {
        if (settings.isWebIdentity() && scope.attribution() == AttributionMode.TAGS) {
            throw new IssuerFault(
                    Reason.BOUNDS,
                    "this issuer asks sts with a web identity, and then session tags and source identity cannot"
                            + " be sent:"
                            + " write `attribution: session-name` and no `tags` in the grant for role `" + scope.role()
                            + "`");
        }
        if (settings.isWebIdentity() && scope.externalId().isPresent()) {
            throw new IssuerFault(
                    Reason.BOUNDS,
                    "this issuer asks sts with a web identity, and then an external id cannot be sent: remove"
                            + " `externalId`"
                            + " from the grant for role `" + scope.role() + "`");
        }
    }
}
