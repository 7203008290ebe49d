package io.jenkins.plugins.accessbroker.audit.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.BitSet;

/** What an {@link Appender} was answered: the sequences that must be in its log from then on. */
final class Answers {
    private final BitSet answered = new BitSet();

    /** Takes a line that an appender printed: a sequence. */
    void add(String line) {
        int sequence = Integer.parseInt(line);
        assertThat(answered.get(sequence)).as("answered twice: " + line).isFalse();
        answered.set(sequence);
    }

    long count() {
        return answered.cardinality();
    }

    /** Finds in a log all that was answered, each as it was written, and nothing torn beside it. */
    VerifyReport verify(Path directory) {
        BitSet missing = (BitSet) answered.clone();
        VerifyReport report = LogVerifier.verify(directory, VerifyOptions.none(), (sequence, bytes) -> {
            assertThat(bytes).isEqualTo(Appender.entry(sequence));
            missing.clear((int) sequence);
        });
        assertThat(report.holds()).as(report.text()).isTrue();
        assertThat(missing.isEmpty()).as("not there: " + missing).isTrue();
        return report;
    }
}
