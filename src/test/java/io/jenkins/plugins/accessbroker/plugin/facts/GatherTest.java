package io.jenkins.plugins.accessbroker.plugin.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.accessbroker.request.BuildContext;
import io.jenkins.plugins.accessbroker.request.Fact;
import io.jenkins.plugins.accessbroker.request.Job;
import io.jenkins.plugins.accessbroker.request.RequestFault;
import io.jenkins.plugins.accessbroker.request.Trigger;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class GatherTest {

    @Test
    void an_exception_makes_a_fact_unknown_and_never_absent_and_does_not_tell_its_message() {
        assertThat(Gather.<String>fact("branch", () -> {
                    throw new IOException("cannot reach https://user:s3cret@host");
                }))
                .isEqualTo(Fact.unknown("the branch could not be gathered: see the controller's log"));
    }

    @Test
    void an_exception_without_a_message_makes_a_fact_unknown() {
        assertThat(Gather.<String>fact("branch", () -> {
                    throw new NullPointerException();
                }))
                .isInstanceOf(Fact.Unknown.class);
    }

    @Test
    void a_class_that_is_not_there_makes_a_fact_unknown() {
        assertThat(Gather.<String>fact("branch", () -> {
                    throw new NoClassDefFoundError("gone");
                }))
                .isInstanceOf(Fact.Unknown.class);
    }

    @Test
    void an_interrupt_makes_a_fact_unknown_and_is_kept() {
        assertThat(Gather.<String>fact("branch", () -> {
                    throw new InterruptedException();
                }))
                .isInstanceOf(Fact.Unknown.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void the_longest_branch_and_the_longest_list_fit_a_context() {
        Fact<String> branch = Gather.name("branch", () -> Fact.of("b".repeat(Gather.NAME), "test"));
        Fact<List<Trigger>> triggers = Gather.list("triggers", () -> Fact.of(triggers(Gather.LIST), "test"));
        assertThat(branch).isInstanceOf(Fact.Known.class);
        assertThat(triggers).isInstanceOf(Fact.Known.class);
        assertThat(context(branch, triggers).number()).isEqualTo(1);
    }

    @Test
    void what_no_context_can_hold_is_unknown() {
        Fact<String> branch = Fact.of("b".repeat(Gather.NAME + 1), "test");
        Fact<List<Trigger>> triggers = Fact.of(triggers(Gather.LIST + 1), "test");
        assertThatThrownBy(() -> context(branch, Fact.absent("test"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> context(Fact.absent("test"), triggers)).isInstanceOf(IllegalArgumentException.class);
        assertThat(Gather.name("branch", () -> branch)).isInstanceOf(Fact.Unknown.class);
        assertThat(Gather.list("triggers", () -> triggers)).isInstanceOf(Fact.Unknown.class);
        assertThat(Gather.name("branch", () -> Fact.of("", "test"))).isInstanceOf(Fact.Unknown.class);
    }

    @Test
    void a_job_name_out_of_bounds_is_an_error_and_never_cut() throws Exception {
        String longest = "payments/" + "x".repeat(Gather.NAME - 9);
        assertThat(JobName.of(longest, "WorkflowJob").name()).isEqualTo(longest);
        assertThatThrownBy(() -> JobName.of(longest + "y", "WorkflowJob"))
                .isInstanceOf(RequestFault.class)
                .hasMessageContaining("shorten the names of the job or its folders")
                .satisfies(e -> assertThat(((RequestFault) e).reason()).isEqualTo(RequestFault.Reason.TOO_LARGE));
    }

    private static List<Trigger> triggers(int size) {
        return Collections.nCopies(size, Trigger.of(Trigger.Kind.TIMER));
    }

    private static BuildContext context(Fact<String> branch, Fact<List<Trigger>> triggers) {
        return new BuildContext(
                new Job("a", "b"),
                1,
                branch,
                Fact.absent("test"),
                Fact.absent("test"),
                triggers,
                Fact.absent("test"),
                Fact.absent("test"),
                Fact.absent("test"),
                Fact.absent("test"));
    }
}
