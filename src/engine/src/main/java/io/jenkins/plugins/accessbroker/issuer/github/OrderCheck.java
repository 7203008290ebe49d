package io.jenkins.plugins.accessbroker.issuer.github;

import io.jenkins.plugins.accessbroker.issuer.IssuerFault;
import io.jenkins.plugins.accessbroker.issuer.IssuerFault.Reason;
import io.jenkins.plugins.accessbroker.issuer.Order;
import io.jenkins.plugins.accessbroker.text.Durations;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.util.ArrayList;
import java.util.List;

/** Makes a wish of an order, and refuses what can be seen to be beyond bounds before anybody is asked. */
final class OrderCheck {
    private final GitHubServer server;

    OrderCheck(GitHubServer server) {
        this.server = server;
    }

    Wish wish(Order order) throws IssuerFault {
        if (!(order.scope() instanceof GitHubScope scope)) {
            throw bounds("the grant is not for github: ask the administrator which issuer it is for");
        }
        if (order.ttl().compareTo(GitHubScope.LIFE) != 0) {
            throw bounds("github gives every token " + Durations.format(GitHubScope.LIFE) + ", not "
                    + Durations.format(order.ttl()) + ": leave `ttl` out; the token is revoked when its block ends");
        }
        return new Wish(repositories(scope, order), scope.permissions(), order.attribution());
    }

    private List<Repository> repositories(GitHubScope scope, Order order) throws IssuerFault {
        List<Repository> repositories = new ArrayList<>(scope.repositories());
        if (scope.jobs()) {
            Repository own = own(order);
            if (repositories.stream().noneMatch(own::isSame)) {
                repositories.add(own);
            }
            if (GitHubScope.owners(repositories).size() > 1) {
                throw bounds("the job's own repository `" + own + "` and those that the grant names are of different"
                        + " owners, and a token is of one: ask the policy's owner for a grant of each");
            }
        }
        return repositories;
    }

    private Repository own(Order order) throws IssuerFault {
        String address = order.repository()
                .orElseThrow(() -> bounds("the repository that the job's own definition names is not known, or its"
                        + " revision is not trusted, and the grant is for that repository: run a build of a branch, or"
                        + " ask the policy's owner to name the repository"));
        return RepositoryAddress.of(address, server.web())
                .orElseThrow(() -> bounds("the job's own definition names " + Quote.of(address)
                        + ", which is no repository of github at `"
                        + server.web().getAuthority()
                        + "`, and the grant is for that repository: ask the policy's owner to name the repository, or"
                        + " the administrator to check `apiUrl` in the issuer's settings"));
    }

    private static IssuerFault bounds(String message) {
        return new IssuerFault(Reason.BOUNDS, message);
    }
}
