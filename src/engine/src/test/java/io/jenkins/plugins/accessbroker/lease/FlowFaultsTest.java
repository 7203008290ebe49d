package io.jenkins.plugins.accessbroker.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.accessbroker.audit.AuditEvent.EndCause;
import io.jenkins.plugins.accessbroker.testkit.sts.Fault;
import io.jenkins.plugins.accessbroker.testkit.sts.Role;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever fails on the way: no credential without its record, no record lost, a clear error, no secret in it. */
class FlowFaultsTest {
    @TempDir
    Path folder;

    private Flow flow;

    /** What the token service can do to us, for as long as it likes. */
    enum Trouble {
        THROTTLES("throttled", Fault::throttle),
        ANSWERS_500("unreachable", Fault::internalFailure),
        RESETS("unreachable", Fault::reset),
        HANGS_UP("unreachable", Fault::hangUp),
        TAKES_TOO_LONG("timeout", () -> Fault.delay(Flow.TOO_LONG)),
        ANSWERS_MALFORMED_XML("malformed", Fault::malformedXml),
        ANSWERS_FOR_ANOTHER_ROLE("mismatch", () -> Fault.answerFor(Role.of(Flow.OTHER, Flow.TRUST))),
        ANSWERS_AN_EXPIRED_CREDENTIAL("mismatch", Fault::alreadyExpired);

        private final String reason;
        private final Supplier<Fault> fault;

        Trouble(String reason, Supplier<Fault> fault) {
            this.reason = reason;
            this.fault = fault;
        }
    }

    @BeforeEach
    void open() throws Exception {
        flow = new Flow(folder);
    }

    @AfterEach
    void close() {
        flow.close();
    }

    @ParameterizedTest
    @EnumSource
    void issues_nothing_while_the_service_fails_and_goes_on_after_it(Trouble trouble) throws Exception {
        if (trouble == Trouble.TAKES_TOO_LONG) {
            flow.close();
            flow = new Flow(Files.createDirectory(folder.resolve("impatient")), Duration.ofSeconds(4));
        }
        flow.sts.faults().always(trouble.fault.get());

        BrokerFault fault = fault();

        assertThat(fault.reason()).isEqualTo(BrokerFault.Reason.NOT_ISSUED);
        assertThat(flow.types()).containsExactly("intent", "failed");
        assertThat(flow.entries().get(1)).contains("\"reason\":\"" + trouble.reason + "\"");
        assertNoSecret(fault);

        flow.sts.faults().clear();
        Answer.Granted granted = (Answer.Granted) flow.request();
        flow.broker.end(granted.lease(), EndCause.BLOCK_ENDED);
        assertThat(flow.types()).containsExactly("intent", "failed", "intent", "issued", "ended");
        assertNoSecret(fault);
    }

    @Test
    void asks_nobody_once_the_log_has_vanished() throws Exception {
        delete(flow.directory);

        BrokerFault fault = fault();

        assertThat(fault.reason()).isEqualTo(BrokerFault.Reason.NO_RECORD);
        assertThat(fault).hasMessageContaining(flow.directory.toString());
        assertThat(flow.sts.requests()).isEmpty();
    }

    @Test
    void discards_what_was_issued_while_the_log_vanished() throws Exception {
        flow.afterIssue = () -> delete(flow.directory);

        BrokerFault fault = fault();

        assertThat(fault.reason()).isEqualTo(BrokerFault.Reason.NO_RECORD);
        assertThat(fault).hasMessageContaining("was discarded and nobody got it (not revoked, it lives until ");
        assertThat(flow.sts.secretsHandedOut()).isNotEmpty();
        assertNoSecret(fault);
    }

    @Test
    void asks_nobody_when_a_file_is_in_the_place_of_the_log() throws Exception {
        delete(flow.directory);
        Files.writeString(flow.directory, "not a log");

        assertThat(fault().reason()).isEqualTo(BrokerFault.Reason.NO_RECORD);
        assertThat(flow.sts.requests()).isEmpty();
    }

    private BrokerFault fault() {
        return catchThrowableOfType(BrokerFault.class, flow::request);
    }

    private void assertNoSecret(BrokerFault fault) throws IOException {
        StringWriter text = new StringWriter();
        fault.printStackTrace(new PrintWriter(text));
        String written = everything();
        assertThat(flow.secrets()).allSatisfy(secret -> {
            assertThat(text.toString()).doesNotContain(secret);
            assertThat(written).doesNotContain(secret);
        });
    }

    /** What every file of the log has; the broker's own credentials are beside it. */
    private String everything() throws IOException {
        if (!Files.isDirectory(flow.directory)) {
            return "";
        }
        StringBuilder text = new StringBuilder();
        try (Stream<Path> files = Files.walk(flow.directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                text.append(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return text.toString();
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            List<Path> deepest = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepest) {
                Files.delete(file);
            }
        }
    }
}
