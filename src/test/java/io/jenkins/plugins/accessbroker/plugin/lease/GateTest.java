package io.jenkins.plugins.accessbroker.plugin.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GateTest {
    private final CountDownLatch never = new CountDownLatch(1);
    private final Callable<List<String>> stuck = () -> {
        never.await();
        return List.of();
    };

    @AfterEach
    void release() {
        never.countDown();
    }

    private void waitForRelease() {
        try {
            never.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void what_is_decided_in_time_is_the_answer() throws Exception {
        List<String> none = new Gate("a key", Duration.ofMinutes(1)).await(List::of, late -> {});
        assertThat(none).isEmpty();
    }

    @Test
    void what_is_not_decided_in_time_is_refused() {
        assertThatThrownBy(() -> new Gate("a key", Duration.ofMillis(1)).await(stuck, late -> {}))
                .isInstanceOf(AccessRefused.class)
                .hasMessageStartingWith("no access: nothing was decided on a key within");
    }

    @Test
    void an_answer_that_comes_when_nobody_waits_any_more_is_told_elsewhere() throws Exception {
        CountDownLatch slow = new CountDownLatch(1);
        BlockingQueue<String> late = new LinkedBlockingQueue<>();
        Callable<String> work = () -> {
            slow.await();
            return "answer";
        };
        assertThatThrownBy(() -> new Gate("a key", Duration.ofMillis(1)).await(work, late::add))
                .isInstanceOf(AccessRefused.class);
        assertThat(late).isEmpty();
        slow.countDown();
        assertThat(late.take()).isEqualTo("answer");
    }

    @Test
    void an_answer_in_time_is_told_once() throws Exception {
        BlockingQueue<String> late = new LinkedBlockingQueue<>();
        assertThat(new Gate("a key", Duration.ofMinutes(1)).await(() -> "answer", late::add))
                .isEqualTo("answer");
        assertThat(late).isEmpty();
    }

    @Test
    void what_has_not_begun_when_it_is_given_up_never_begins() throws Exception {
        Gate gate = new Gate("a key", Duration.ofMillis(1));
        CountDownLatch busy = new CountDownLatch(8);
        for (int i = 0; i < 8; i++) {
            gate.soon(() -> {
                busy.countDown();
                waitForRelease();
            });
        }
        busy.await();
        AtomicBoolean begun = new AtomicBoolean();
        assertThatThrownBy(() -> gate.await(() -> begun.getAndSet(true), late -> {}))
                .isInstanceOf(AccessRefused.class);
        CountDownLatch after = new CountDownLatch(1);
        gate.soon(after::countDown);
        never.countDown();
        after.await();
        assertThat(begun).isFalse();
    }

    @Test
    void a_decision_that_fails_is_refused_without_telling_the_build_how() {
        assertThatThrownBy(() -> new Gate("a key", Duration.ofMinutes(1))
                        .await(
                                () -> {
                                    throw new IllegalStateException("https://user:s3cret@example.com");
                                },
                                late -> {}))
                .isInstanceOf(AccessRefused.class)
                .hasMessageContaining("see the controller's log")
                .hasMessageNotContaining("s3cret");
    }

    @Test
    void a_refusal_is_passed_on_as_it_is() {
        AccessRefused refused = new AccessRefused("no access: the disk is full");
        assertThatThrownBy(() -> new Gate("a key", Duration.ofMinutes(1))
                        .await(
                                () -> {
                                    throw refused;
                                },
                                late -> {}))
                .isSameAs(refused);
    }

    @Test
    void more_than_can_wait_is_refused_at_once() {
        Gate gate = new Gate("a key", Duration.ZERO);
        assertThatThrownBy(() -> {
                    for (int i = 0; i < 2_000; i++) {
                        try {
                            gate.await(stuck, late -> {});
                        } catch (AccessRefused e) {
                            if (e.getMessage().contains("too many")) {
                                throw e;
                            }
                        }
                    }
                })
                .hasMessageContaining("too many decisions on a key wait");
    }

    @Test
    void one_who_is_interrupted_while_waiting_is_refused_and_stays_interrupted() throws Exception {
        Gate gate = new Gate("a key", Duration.ofMinutes(1));
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> gate.await(stuck, late -> {})).hasMessageContaining("was interrupted");
        assertThat(Thread.interrupted()).isTrue();
        assertThat(never.await(0, TimeUnit.SECONDS)).isFalse();
    }
}
