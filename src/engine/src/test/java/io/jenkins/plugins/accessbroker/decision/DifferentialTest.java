package io.jenkins.plugins.accessbroker.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.accessbroker.Cases;
import io.jenkins.plugins.accessbroker.decision.Spec.PolicySpec;
import io.jenkins.plugins.accessbroker.request.AccessRequest;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The indexed policy set and the naive reference give the same answers. */
class DifferentialTest {
    private static final int REQUESTS_PER_SET = 25;

    @Test
    void agrees_with_the_reference_on_random_policies_and_requests() {
        int cases = Cases.count(100_000);
        int permitted = 0;
        int denied = 0;
        for (int seed = 0; seed < cases / REQUESTS_PER_SET; seed++) {
            Worlds world = new Worlds(seed);
            List<PolicySpec> specs = world.policies();
            PolicySet set = new PolicySet(specs.stream().map(PolicySpec::policy).toList());
            for (int i = 0; i < REQUESTS_PER_SET; i++) {
                AccessRequest request = world.request();
                Instant time = world.time();
                Decision decision = set.decide(request, time);
                boolean permits = decision instanceof Decision.Permitted;
                assertThat(permits)
                        .as("seed %d, request %d: %s", seed, i, decision)
                        .isEqualTo(Reference.permits(specs, request, time));
                assertSound(set, decision, time);
                permitted += permits ? 1 : 0;
                denied += permits ? 0 : 1;
            }
        }
        assertThat(permitted).as("permits met").isGreaterThan(cases / 100);
        assertThat(denied).as("denials met").isGreaterThan(cases / 100);
    }

    private static void assertSound(PolicySet set, Decision decision, Instant time) {
        AccessRequest request = decision.request();
        assertThat(set.decide(request, time)).isEqualTo(decision);
        assertThat(set.permits(request, time)).isEqualTo(decision instanceof Decision.Permitted);
        if (decision instanceof Decision.Denied denied) {
            for (NearMiss miss : denied.nearMisses()) {
                AccessRequest other = new AccessRequest(miss.grant(), request.build(), request.ttl(), request.reason());
                assertThat(set.decide(other, time) instanceof Decision.Permitted)
                        .isEqualTo(miss.failed().isEmpty());
            }
        }
    }
}
