package io.jenkins.plugins.accessbroker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.accessbroker.cli.console.Printer;
import io.jenkins.plugins.accessbroker.request.RequestFault;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FaultsTest {
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Faults faults = new Faults(new Printer(new PrintStream(err, true, StandardCharsets.UTF_8), false));

    @Test
    void tells_a_foreseen_fault_by_its_message() {
        RequestFault fault =
                new RequestFault(RequestFault.Reason.MALFORMED, "a.json:1:2: no grant\na.json:3:1: no job");

        assertThat(faults.tell(fault, false)).isEqualTo(1);
        assertThat(text()).isEqualTo("access-broker: a.json:1:2: no grant\na.json:3:1: no job\n");
    }

    @Test
    void tells_where_to_report_any_other_and_nothing_of_its_text() {
        assertThat(faults.tell(new IllegalStateException("SECRET"), false)).isEqualTo(1);
        assertThat(text())
                .isEqualTo("access-broker: internal error: this is a fault of access-broker itself: run it again with"
                        + " `--debug` and report what it prints at"
                        + " https://github.com/jenkinsci/access-broker-plugin/issues\n");
    }

    @Test
    void prints_the_stack_trace_for_a_bug_report() {
        faults.tell(new IllegalStateException("broken"), true);

        assertThat(text()).contains("IllegalStateException: broken\n", "    at ");
    }

    private String text() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
