package io.jenkins.plugins.accessbroker.cli.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.accessbroker.audit.AuditEvent;
import io.jenkins.plugins.accessbroker.audit.AuditEvent.EndCause;
import io.jenkins.plugins.accessbroker.audit.AuditLog;
import io.jenkins.plugins.accessbroker.audit.Recorded;
import io.jenkins.plugins.accessbroker.cli.Bench;
import io.jenkins.plugins.accessbroker.cli.TestKind;
import io.jenkins.plugins.accessbroker.cli.console.CliFault;
import io.jenkins.plugins.accessbroker.cli.policy.Policies;
import io.jenkins.plugins.accessbroker.decision.PolicySet;
import io.jenkins.plugins.accessbroker.issuer.Issuer;
import io.jenkins.plugins.accessbroker.issuer.IssuerKind;
import io.jenkins.plugins.accessbroker.lease.Broker;
import io.jenkins.plugins.accessbroker.request.AccessRequest;
import io.jenkins.plugins.accessbroker.request.json.RequestReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionTest {
    private final List<AuditEvent> events = new ArrayList<>();

    @TempDir
    Path folder;

    private Session session;
    private AccessRequest request;

    @BeforeEach
    void lay() throws Exception {
        Bench bench = new Bench(folder);
        List<IssuerKind> kinds = List.of(new TestKind());
        PolicySet policies = Policies.load(bench.path("policies"), kinds);
        Map<String, Issuer> issuers = new IssuersFile(kinds, () -> Bench.NOW).open(bench.path("issuers.yaml"));
        session = new Session(
                new Broker(() -> policies, () -> issuers, new Recorder(), () -> Bench.NOW, () -> "lease-1"));
        request = RequestReader.read(bench.path("request.json"));
    }

    @Test
    void ends_a_lease_once() throws Exception {
        session.request(request);

        assertThat(session.end(EndCause.BLOCK_ENDED)).isPresent();
        assertThat(session.end(EndCause.BLOCK_ENDED)).isEmpty();
        session.stop();
        assertThat(events).hasSize(3);
    }

    @Test
    void asks_for_nothing_once_it_is_stopped() throws Exception {
        session.stop();

        CliFault fault = catchThrowableOfType(CliFault.class, () -> session.request(request));
        assertThat(fault.reason()).isEqualTo(CliFault.Reason.INTERRUPTED);
        assertThat(events).isEmpty();
    }

    @Test
    void starts_nothing_once_it_is_stopped() throws Exception {
        session.request(request);
        session.stop();

        CliFault fault = catchThrowableOfType(CliFault.class, () -> session.start(new ProcessBuilder("true")));
        assertThat(fault.reason()).isEqualTo(CliFault.Reason.INTERRUPTED);
        assertThat(((AuditEvent.Ended) events.get(2)).cause()).isEqualTo(EndCause.ABORTED);
    }

    @Test
    void ends_the_command_before_the_lease() throws Exception {
        session.request(request);
        Process process = session.start(new ProcessBuilder("sleep", "300"));

        session.stop();

        assertThat(process.waitFor()).isEqualTo(143);
        assertThat(((AuditEvent.Ended) events.get(2)).cause()).isEqualTo(EndCause.ABORTED);
        assertThat(session.end(EndCause.BLOCK_ENDED)).isEmpty();
    }

    private final class Recorder implements AuditLog {
        @Override
        public Recorded append(AuditEvent event) {
            events.add(event);
            return new Recorded(events.size() - 1, new byte[] {1});
        }

        @Override
        public void close() {}
    }
}
