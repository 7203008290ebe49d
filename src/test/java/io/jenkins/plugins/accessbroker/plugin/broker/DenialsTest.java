package io.jenkins.plugins.accessbroker.plugin.broker;

import static io.jenkins.plugins.accessbroker.plugin.testing.Cloud.grant;
import static io.jenkins.plugins.accessbroker.plugin.testing.Cloud.policy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import hudson.model.Run;
import io.jenkins.plugins.accessbroker.decision.Check;
import io.jenkins.plugins.accessbroker.lease.Answer;
import io.jenkins.plugins.accessbroker.lease.BrokerFault;
import io.jenkins.plugins.accessbroker.lease.Lease;
import io.jenkins.plugins.accessbroker.plugin.facts.BuildFacts;
import io.jenkins.plugins.accessbroker.plugin.testing.Cloud;
import io.jenkins.plugins.accessbroker.request.AccessRequest;
import io.jenkins.plugins.accessbroker.request.GrantName;
import java.util.Optional;
import jenkins.model.Jenkins;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class DenialsTest {
    private JenkinsRule j;
    private Cloud cloud;

    @BeforeEach
    void start(JenkinsRule rule) throws Exception {
        j = rule;
        cloud = Cloud.start().serve(policy(grant("read", "read", "agents: {builtIn: allow}")));
    }

    @AfterEach
    void stop() {
        cloud.close();
    }

    @Test
    void a_build_that_was_denied_too_often_is_refused_outright_which_is_recorded_once() throws Exception {
        Run<?, ?> build = j.buildAndAssertSuccess(j.createFreeStyleProject());
        Run<?, ?> other = j.buildAndAssertSuccess(j.createFreeStyleProject());
        Lease lease = ((Answer.Granted) request(build, "read")).lease();
        for (int i = 0; i < Denials.MOST; i++) {
            assertThat(failed(request(build, "none"))).isEqualTo("grant");
        }
        assertThat(failed(request(build, "read"))).isEqualTo("denials");
        assertThat(cloud.events()).hasSize(2 + Denials.MOST + 1);

        assertThat(fault(() -> request(build, "read")).getMessage())
                .startsWith("there were 1,000 denials of this build");
        assertThat(fault(() -> request(build, "none")).reason()).isEqualTo(BrokerFault.Reason.TOO_MANY);
        assertThat(fault(() -> AccessBroker.get().extend(build, lease, wish(build, "read")))
                        .reason())
                .isEqualTo(BrokerFault.Reason.TOO_MANY);
        assertThat(cloud.events()).hasSize(2 + Denials.MOST + 1);
        assertThat(cloud.asked()).isOne();
        assertThat(request(other, "read")).isInstanceOf(Answer.Granted.class);
    }

    private static Answer request(Run<?, ?> build, String grant) throws Exception {
        return AccessBroker.get().request(build, wish(build, grant));
    }

    private static AccessRequest wish(Run<?, ?> build, String grant) throws Exception {
        return new AccessRequest(
                new GrantName("team", grant), BuildFacts.gather(build, Optional.of(Jenkins.get()), account -> false));
    }

    private static String failed(Answer answer) {
        return ((Answer.Refused) answer)
                .decision().failed().stream().map(Check::name).reduce("", String::concat);
    }

    private static BrokerFault fault(ThrowingCallable call) {
        return catchThrowableOfType(BrokerFault.class, call);
    }
}
