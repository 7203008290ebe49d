package io.jenkins.plugins.accessbroker.review.diff;

import io.jenkins.plugins.accessbroker.decision.Spec.AgentSpec;
import io.jenkins.plugins.accessbroker.decision.Spec.DenySpec;
import io.jenkins.plugins.accessbroker.decision.Spec.GrantSpec;
import io.jenkins.plugins.accessbroker.decision.Spec.PolicySpec;
import io.jenkins.plugins.accessbroker.decision.Spec.To;
import io.jenkins.plugins.accessbroker.decision.Worlds;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Two random versions of policies that mostly say the same. */
final class Pairs {
    private final Random random;
    private final List<PolicySpec> before;
    private final List<PolicySpec> other;

    Pairs(long seed) {
        this.random = new Random(seed);
        this.before = new Worlds(2 * seed).policies();
        this.other = new Worlds(2 * seed + 1).policies();
    }

    List<PolicySpec> before() {
        return before;
    }

    /** The first version with some of what another has. */
    List<PolicySpec> after() {
        List<PolicySpec> after = new ArrayList<>();
        for (int i = 0; i < before.size(); i++) {
            after.add(mixed(before.get(i), other.get(i)));
        }
        return after;
    }

    private PolicySpec mixed(PolicySpec one, PolicySpec two) {
        List<GrantSpec> grants = new ArrayList<>();
        for (GrantSpec grant : one.grants()) {
            two.grants().stream()
                    .filter(found -> found.name().equals(grant.name()))
                    .findFirst()
                    .ifPresentOrElse(found -> grants.add(mixed(grant, found)), () -> {
                        if (random.nextInt(3) > 0) {
                            grants.add(grant);
                        }
                    });
        }
        two.grants().stream()
                .filter(found -> random.nextInt(3) == 0
                        && one.grants().stream().noneMatch(grant -> grant.name().equals(found.name())))
                .forEach(grants::add);
        List<DenySpec> denies = new ArrayList<>(one.denies());
        denies.removeIf(deny -> random.nextInt(3) == 0);
        for (DenySpec deny : two.denies()) {
            if (random.nextInt(2) == 0) {
                denies.add(new DenySpec("other-" + deny.name(), deny.expires(), deny.grants(), deny.to()));
            }
        }
        List<AgentSpec> agents = random.nextInt(3) == 0 ? two.agents() : one.agents();
        return new PolicySpec(one.name(), mine() ? one.offboarded() : two.offboarded(), grants, denies, agents);
    }

    private GrantSpec mixed(GrantSpec one, GrantSpec two) {
        To to = new To(
                mine() ? one.to().jobs() : two.to().jobs(),
                mine() ? one.to().branches() : two.to().branches(),
                mine() ? one.to().triggers() : two.to().triggers(),
                mine() ? one.to().users() : two.to().users(),
                mine() ? one.to().names() : two.to().names(),
                mine() ? one.to().clouds() : two.to().clouds(),
                mine() ? one.to().labels() : two.to().labels(),
                mine() ? one.to().life() : two.to().life());
        return new GrantSpec(
                one.name(),
                mine() ? one.expires() : two.expires(),
                mine() ? one.offboarded() : two.offboarded(),
                mine() ? one.ttl() : two.ttl(),
                to,
                mine() ? one.changes() : two.changes(),
                mine() ? one.replays() : two.replays(),
                mine() ? one.untrustedLibraries() : two.untrustedLibraries(),
                mine() ? one.builtIn() : two.builtIn(),
                mine() ? one.codingAgents() : two.codingAgents());
    }

    private boolean mine() {
        return random.nextInt(8) > 0;
    }
}
