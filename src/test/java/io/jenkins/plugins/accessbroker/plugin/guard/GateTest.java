package io.jenkins.plugins.accessbroker.plugin.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.accessbroker.plugin.lease.AccessRefused;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GateTest {
    private final CountDownLatch never = new CountDownLatch(1);
    private final Callable<List<Verdict>> stuck = () -> {
        never.await();
        return List.of();
    };

    @AfterEach
    void release() {
        never.countDown();
    }

    @Test
    void what_is_decided_in_time_is_the_answer() throws Exception {
        assertThat(new Gate(Duration.ofMinutes(1)).await(List::of)).isEmpty();
    }

    @Test
    void what_is_not_decided_in_time_is_refused() {
        assertThatThrownBy(() -> new Gate(Duration.ofMillis(1)).await(stuck))
                .isInstanceOf(AccessRefused.class)
                .hasMessageStartingWith("no access: nothing was decided on a guarded credential within");
    }

    @Test
    void a_decision_that_fails_is_refused_without_telling_the_build_how() {
        assertThatThrownBy(() -> new Gate(Duration.ofMinutes(1)).await(() -> {
                    throw new IllegalStateException("https://user:s3cret@example.com");
                }))
                .isInstanceOf(AccessRefused.class)
                .hasMessageContaining("see the controller's log")
                .hasMessageNotContaining("s3cret");
    }

    @Test
    void a_refusal_is_passed_on_as_it_is() {
        AccessRefused refused = new AccessRefused("no access: the disk is full");
        assertThatThrownBy(() -> new Gate(Duration.ofMinutes(1)).await(() -> {
                    throw refused;
                }))
                .isSameAs(refused);
    }

    @Test
    void more_than_can_wait_is_refused_at_once() {
        Gate gate = new Gate(Duration.ZERO);
        assertThatThrownBy(() -> {
                    for (int i = 0; i < 2_000; i++) {
                        try {
                            gate.await(stuck);
                        } catch (AccessRefused e) {
                            if (e.getMessage().contains("too many")) {
                                throw e;
                            }
                        }
                    }
                })
                .hasMessageContaining("too many decisions on guarded credentials wait");
    }

    @Test
    void one_who_is_interrupted_while_waiting_is_refused_and_stays_interrupted() throws Exception {
        Gate gate = new Gate(Duration.ofMinutes(1));
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> gate.await(stuck)).hasMessageContaining("was interrupted");
        assertThat(Thread.interrupted()).isTrue();
        assertThat(never.await(0, TimeUnit.SECONDS)).isFalse();
    }
}
