package io.jenkins.plugins.accessbroker.bench;

import io.jenkins.plugins.accessbroker.audit.AuditEvent;
import io.jenkins.plugins.accessbroker.audit.AuditEvent.EndCause;
import io.jenkins.plugins.accessbroker.audit.AuditFault;
import io.jenkins.plugins.accessbroker.audit.AuditLog;
import io.jenkins.plugins.accessbroker.audit.CredentialMark;
import io.jenkins.plugins.accessbroker.audit.json.JsonAuditLog;
import io.jenkins.plugins.accessbroker.decision.Decision;
import io.jenkins.plugins.accessbroker.decision.PolicySet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Security;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** Audit logs of a given size: of ten events, six are of two leases, and four are denials. */
final class AuditLogs {
    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    static final int GRANTS = 1_000;

    private static final int WRITERS = 256;
    private static final int EVENTS_OF_A_ROUND = 10;

    private final PolicySet policies = Sets.of(GRANTS);

    private AuditLogs() {}

    /** Has checkpoints signed as they are in Jenkins, by the provider that {@code bouncycastle-api} registers. */
    static void signAsInJenkins() {
        Security.addProvider(new BouncyCastleProvider());
    }

    /**
     * The log of so many events in the directory for temporary files, a second apart from each other; written if it is not
     * there.
     */
    static Path of(int events) throws IOException, AuditFault {
        Path directory = Path.of(System.getProperty("java.io.tmpdir"), "access-broker-bench-" + events);
        Path whole = directory.resolve("whole");
        if (!Files.exists(whole)) {
            signAsInJenkins();
            Files.createDirectories(directory);
            new AuditLogs().write(log(directory), events);
            Files.createFile(whole);
        }
        return directory;
    }

    /** The log's own directory. */
    static Path log(Path directory) {
        return directory.resolve("log");
    }

    private void write(Path directory, int events) throws AuditFault {
        AtomicLong clock = new AtomicLong();
        AtomicLong round = new AtomicLong();
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
        try (AuditLog log = JsonAuditLog.open(directory, "bench", () -> START.plusSeconds(clock.getAndIncrement()))) {
            List<Future<?>> writers = new ArrayList<>();
            for (int writer = 0; writer < WRITERS; writer++) {
                writers.add(threads.submit(() -> {
                    for (long at = round.getAndIncrement();
                            at < events / EVENTS_OF_A_ROUND;
                            at = round.getAndIncrement()) {
                        round(log, at);
                    }
                    return null;
                }));
            }
            for (Future<?> writer : writers) {
                writer.get();
            }
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException("the benchmark's log cannot be written", e);
        } finally {
            threads.shutdown();
        }
    }

    private void round(AuditLog log, long round) throws AuditFault {
        for (AuditEvent event : events(round)) {
            log.append(event);
        }
    }

    /** The events of one round. */
    private List<AuditEvent> events(long round) {
        List<AuditEvent> events = new ArrayList<>();
        for (int lease = 0; lease < 2; lease++) {
            int grant = (int) ((round * 2 + lease) % GRANTS);
            String job = "team-" + grant / 10 + "/service-" + grant % 10 + "/deploy";
            Decision.Permitted permitted = (Decision.Permitted) decide(grant, job, round);
            String id = "lease-" + round + "-" + lease;
            CredentialMark mark = new CredentialMark("bench", "ASIA" + round + "X" + lease, "a".repeat(64));
            String build = permitted.request().build().build();
            Instant expires = START.plus(Duration.ofDays(1));
            events.add(new AuditEvent.Intent(id, permitted));
            events.add(new AuditEvent.Issued(
                    id,
                    permitted.grant().name(),
                    build,
                    mark,
                    "request-" + round,
                    new TreeMap<>(),
                    expires,
                    Duration.ofMillis(5)));
            events.add(new AuditEvent.Ended(
                    id, permitted.grant().name(), build, mark, EndCause.BLOCK_ENDED, "not revoked", false, expires));
        }
        for (int denial = 0; denial < 4; denial++) {
            int grant = (int) ((round * 4 + denial) % GRANTS);
            Decision.Denied denied = (Decision.Denied) decide(grant, "elsewhere/job-" + round % 100, round);
            events.add(new AuditEvent.Denied(denied, Optional.empty()));
        }
        return events;
    }

    private Decision decide(int grant, String job, long round) {
        String name = "team-" + grant / 10 + "/grant-" + grant % 10;
        return policies.decide(Sets.request(name, job, (int) (round % 5_000) + 1, "user-" + round % 200), START);
    }
}
