package io.jenkins.plugins.accessbroker.audit.anchor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.accessbroker.audit.AuditFault;
import io.jenkins.plugins.accessbroker.audit.anchor.AnchorFault.Reason;
import io.jenkins.plugins.accessbroker.audit.log.SignedNote;
import io.jenkins.plugins.accessbroker.testkit.MutableClock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnchorPublisherTest {
    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
    private static final Duration AN_HOUR = Duration.ofHours(1);

    @TempDir
    Path folder;

    private final MutableClock clock = MutableClock.at(NOW);
    private final Place place = new Place();
    private TestLog log;

    /** An anchor in memory that says what it is told to. */
    private static class Place implements Anchor {
        private volatile Optional<byte[]> kept = Optional.empty();
        private volatile Optional<AnchorFault> fault = Optional.empty();
        private volatile boolean closed;
        private final CountDownLatch published = new CountDownLatch(2);

        @Override
        public String name() {
            return "the place";
        }

        @Override
        public Optional<byte[]> newest(String origin) throws AnchorFault {
            if (fault.isPresent()) {
                throw fault.get();
            }
            return kept;
        }

        @Override
        public SignedNote publish(Publication publication) {
            kept = Optional.of(publication.checkpoint().bytes());
            published.countDown();
            return publication.checkpoint().note();
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    @BeforeEach
    void record() throws Exception {
        log = new TestLog(folder.resolve("log"), "jenkins.example.com/audit").append(3, "entry");
    }

    @Test
    void an_anchor_that_gives_back_an_older_checkpoint_is_found_out() throws Exception {
        byte[] older = log.log().checkpoint().bytes();
        log.append(1, "entry");
        try (AnchorPublisher publisher = publisher(memory(), Optional.empty())) {
            publisher.publish();
            place.kept = Optional.of(older);
            publisher.publish();

            assertThat(alarm(publisher)).isEqualTo(Reason.LOST);
            assertThat(place.kept).contains(older);
        }
    }

    @Test
    void an_anchor_that_gives_back_something_else_is_found_out() throws Exception {
        place.kept = Optional.of("hello\n".getBytes(StandardCharsets.UTF_8));
        try (AnchorPublisher publisher = publisher(AnchorMemory.none(), Optional.empty())) {
            publisher.publish();

            assertThat(alarm(publisher)).isEqualTo(Reason.MALFORMED);
            assertThat(publisher.states().get(0).last()).isEmpty();
        }
    }

    @Test
    void a_checkpoint_by_another_key_is_found_out() throws Exception {
        TestLog forged = new TestLog(folder.resolve("forged"), "jenkins.example.com/audit").append(9, "forged");
        place.kept = Optional.of(forged.log().checkpoint().bytes());
        try (AnchorPublisher publisher = publisher(AnchorMemory.none(), Optional.empty())) {
            publisher.publish();

            assertThat(alarm(publisher)).isEqualTo(Reason.MALFORMED);
        }
    }

    @Test
    void a_memory_of_another_log_raises_the_alarm() throws Exception {
        Files.writeString(folder.resolve("memory"), "anchored yesterday\n");
        try (AnchorPublisher publisher = publisher(memory(), Optional.empty())) {
            publisher.publish();

            assertThat(alarm(publisher)).isEqualTo(Reason.MALFORMED);
            assertThat(place.kept).isEmpty();
        }
    }

    @Test
    void a_log_whose_entries_are_gone_raises_the_alarm() throws Exception {
        try (AnchorPublisher publisher = publisher(AnchorMemory.none(), Optional.empty())) {
            publisher.publish();
            log.append(1, "entry");
            Files.write(log.directory().resolve("tile/entries/000"), new byte[0]);
            publisher.publish();

            assertThat(alarm(publisher)).isEqualTo(Reason.LOG);
        }
    }

    @Test
    void tiles_that_were_altered_raise_no_false_alarm() throws Exception {
        log.append(300, "entry");
        try (AnchorPublisher publisher = publisher(AnchorMemory.none(), Optional.empty())) {
            publisher.publish();
            log.append(300, "entry");
            Files.write(log.directory().resolve("tile/0/000"), new byte[8192]);
            publisher.publish();

            assertThat(publisher.states().get(0).alarm()).isEmpty();
        }
    }

    @Test
    void the_alarm_keeps_the_time_at_which_it_began() throws Exception {
        place.fault = Optional.of(new AnchorFault(Reason.UNREACHABLE, "it is away"));
        try (AnchorPublisher publisher = publisher(AnchorMemory.none(), Optional.empty())) {
            publisher.publish();
            clock.advance(AN_HOUR);
            publisher.publish();

            assertThat(publisher.states().get(0).since()).contains(NOW);
        }
    }

    @Test
    void nothing_is_demanded_by_default() throws Exception {
        place.fault = Optional.of(new AnchorFault(Reason.UNREACHABLE, "it is away"));
        try (AnchorPublisher publisher = publisher(AnchorMemory.none(), Optional.empty())) {
            publisher.publish();
            publisher.recorded(1_000_000);
            clock.advance(Duration.ofDays(365));

            publisher.check();
        }
    }

    @Test
    void an_anchor_that_is_demanded_may_be_behind_for_so_long() throws Exception {
        try (AnchorPublisher publisher = publisher(memory(), Optional.of(new AnchorDemand(AN_HOUR, 100)))) {
            publisher.publish();
            clock.advance(Duration.ofDays(30));
            publisher.check();

            place.fault = Optional.of(new AnchorFault(Reason.UNREACHABLE, "it is away"));
            publisher.recorded(4);
            clock.advance(AN_HOUR);
            publisher.publish();
            publisher.check();
            clock.advance(Duration.ofSeconds(1));

            AuditFault fault = catchThrowableOfType(AuditFault.class, publisher::check);
            assertThat(fault.reason()).isEqualTo(AuditFault.Reason.UNANCHORED);
            assertThat(fault)
                    .hasMessage("the audit log is not anchored as it must be before access is given: `1`"
                            + " entries, the oldest of `1h1s` ago, are not anchored at the place, and at most `100` of `1h` may"
                            + " be: it is away");

            place.fault = Optional.empty();
            log.append(1, "entry");
            publisher.publish();
            publisher.check();
        }
    }

    @Test
    void an_anchor_that_is_demanded_may_be_behind_by_so_many_entries() throws Exception {
        try (AnchorPublisher publisher = publisher(memory(), Optional.of(new AnchorDemand(AN_HOUR, 2)))) {
            publisher.publish();
            publisher.recorded(5);
            publisher.check();
            publisher.recorded(6);

            assertThat(catchThrowableOfType(AuditFault.class, publisher::check)).isNotNull();
        }
    }

    @Test
    void a_restart_does_not_make_what_is_not_anchored_younger() throws Exception {
        try (AnchorPublisher publisher = publisher(memory(), Optional.empty())) {
            publisher.publish();
        }
        log.append(1, "entry");
        clock.advance(Duration.ofHours(2));
        place.fault = Optional.of(new AnchorFault(Reason.UNREACHABLE, "it is away"));

        try (AnchorPublisher publisher = publisher(memory(), Optional.of(new AnchorDemand(AN_HOUR, 100)))) {
            assertThat(catchThrowableOfType(AuditFault.class, publisher::check)).isNotNull();
        }
    }

    @Test
    void a_demand_of_nothing_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new AnchorDemand(Duration.ZERO, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new AnchorDemand(AN_HOUR, 0));
    }

    @Test
    void an_anchor_that_hangs_keeps_no_other_waiting_and_all_are_closed() throws Exception {
        CountDownLatch hanging = new CountDownLatch(1);
        Place stuck = new Place() {
            @Override
            public Optional<byte[]> newest(String origin) {
                try {
                    hanging.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                return Optional.empty();
            }
        };
        AnchorPublisher publisher = new AnchorPublisher(
                log.log(), List.of(setup(stuck, AnchorMemory.none()), setup(place, AnchorMemory.none())), clock);
        publisher.start(Duration.ofMillis(1));
        while (place.published.getCount() > 0) {
            log.append(1, "entry");
        }
        publisher.close();
        hanging.countDown();
        while (!stuck.closed || !place.closed) {
            Thread.onSpinWait();
        }
        assertThat(publisher.states().get(1).alarm()).isEmpty();
    }

    private AnchorPublisher publisher(AnchorMemory memory, Optional<AnchorDemand> demand) throws Exception {
        return new AnchorPublisher(log.log(), List.of(new AnchorSetup(place, memory, demand)), clock);
    }

    private static AnchorSetup setup(Anchor anchor, AnchorMemory memory) {
        return new AnchorSetup(anchor, memory, Optional.empty());
    }

    private AnchorMemory memory() {
        return new FileMemory(folder.resolve("memory"));
    }

    private static Reason alarm(AnchorPublisher publisher) {
        return publisher.states().get(0).alarm().orElseThrow().reason();
    }
}
