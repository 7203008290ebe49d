package io.jenkins.plugins.accessbroker.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.accessbroker.audit.AuditEvent;
import io.jenkins.plugins.accessbroker.audit.AuditFault;
import io.jenkins.plugins.accessbroker.audit.AuditLog;
import io.jenkins.plugins.accessbroker.audit.CredentialUse;
import io.jenkins.plugins.accessbroker.audit.Recorded;
import io.jenkins.plugins.accessbroker.decision.PolicySet;
import io.jenkins.plugins.accessbroker.policy.file.PolicyDirectory;
import io.jenkins.plugins.accessbroker.request.GrantName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuardedUseTest {
    private static final CredentialUse USE = new CredentialUse("a.Scan", "deploy-key");

    private final List<AuditEvent> recorded = new ArrayList<>();
    private final List<Recorded> witnessed = new ArrayList<>();
    private boolean full;
    private Broker broker;

    @BeforeEach
    void start(@TempDir Path directory) throws IOException {
        Files.writeString(directory.resolve("legacy.yaml"), """
                policy: legacy
                owner: {team: T, business: b@example.com, technical: "#t"}
                grants:
                  key:
                    purpose: Old key
                    expires: 2999-01-01
                    to: {jobs: ["**"]}
                    issue: {credential: deploy-key}
                """);
        PolicySet policies =
                new PolicySet(PolicyDirectory.load(directory, List.of()).policies());
        broker = new Broker(() -> policies, Map::of, new Log(), InstantSource.system(), () -> "none");
    }

    @Test
    void a_use_past_the_broker_is_recorded_with_a_grant_that_guards_the_credential() throws BrokerFault {
        assertThat(broker.unmediated(USE, "app #7", witnessed::add)).isTrue();
        assertThat(recorded).containsExactly(new AuditEvent.Unmediated(new GrantName("legacy", "key"), "app #7", USE));
        assertThat(witnessed).hasSize(1);
    }

    @Test
    void a_credential_that_no_grant_guards_is_not_recorded() throws BrokerFault {
        assertThat(broker.unmediated(new CredentialUse("a.Scan", "other"), "app #7", witnessed::add))
                .isFalse();
        assertThat(recorded).isEmpty();
    }

    @Test
    void a_log_that_cannot_record_it_is_told() {
        full = true;
        assertThatThrownBy(() -> broker.unmediated(USE, "app #7", witnessed::add))
                .isInstanceOf(BrokerFault.class)
                .hasMessageContaining("did not record a use of a guarded credential past the broker");
        assertThat(witnessed).isEmpty();
    }

    private final class Log implements AuditLog {
        @Override
        public Recorded append(AuditEvent event) throws AuditFault {
            if (full) {
                throw new AuditFault(AuditFault.Reason.UNWRITABLE, "the disk is full");
            }
            recorded.add(event);
            return new Recorded(recorded.size(), new byte[0]);
        }

        @Override
        public void close() {}
    }
}
