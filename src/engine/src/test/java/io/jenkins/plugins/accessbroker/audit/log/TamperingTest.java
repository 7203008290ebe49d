package io.jenkins.plugins.accessbroker.audit.log;

import static io.jenkins.plugins.accessbroker.audit.log.LogTrees.ORIGIN;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.accessbroker.Cases;
import io.jenkins.plugins.accessbroker.audit.log.LogFault.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What the threat model says of each way to tamper with a log is what a verification and the next opening do. */
class TamperingTest {
    private static final Pattern SECTION = Pattern.compile("(?ms)^## The audit log, change by change\n(.*?)^## ");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (.+?) \\| (.+?) \\| (.+?) \\| (.+?) \\| (.+?) \\|$");

    /** How many variants of a way the next opening is tried with. */
    private static final int OPENINGS = 40;

    @TempDir
    private Path temporary;

    private static Map<String, List<String>> table() throws IOException {
        String page = Files.readString(Cases.testdata("../docs/threat-model.md"));
        String section =
                SECTION.matcher(page).results().findFirst().orElseThrow().group(1);
        Map<String, List<String>> rows = new TreeMap<>();
        for (MatchResult row : ROW.matcher(section).results().skip(2).toList()) {
            rows.put(row.group(1), List.of(row.group(2), row.group(3), row.group(4), row.group(5)));
        }
        return rows;
    }

    @Test
    void is_all_in_the_table_and_the_table_is_all_tried() throws Exception {
        assertThat(table().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Tampering.all().stream().map(Tampering::what).toList());
    }

    @TestFactory
    Stream<DynamicTest> has_the_outcome_that_the_table_states() throws Exception {
        TamperedLog log = TamperedLog.in(temporary, Tampering.SIZES);
        Map<String, List<String>> rows = table();
        return Tampering.all().stream()
                .map(tampering -> DynamicTest.dynamicTest(
                        tampering.what(), () -> new Row(log, tampering, rows.get(tampering.what())).check()));
    }

    /** One row, with what is known from elsewhere in each of its columns. */
    private static final class Row {
        private final TamperedLog log;
        private final Tampering tampering;
        private final List<String> expected;
        private final List<VerifyOptions> known;
        private int variants;

        private Row(TamperedLog log, Tampering tampering, List<String> expected) {
            this.log = log;
            this.tampering = tampering;
            this.expected = expected;
            VerifyOptions withKey = VerifyOptions.none().withKey(log.key().verifier());
            byte[] held = log.at(tampering.held(), LogFiles.CHECKPOINT);
            this.known =
                    List.of(VerifyOptions.none(), withKey, withKey.withCheckpoint(HeldCheckpoint.of("kept", held)));
        }

        void check() throws Exception {
            tampering.way().all(log, this::check);
            assertThat(variants).isPositive();
            assertThat(verify(known.get(2)).findings()).isEmpty();
        }

        private void check(Object variant) throws IOException {
            for (int column = 0; column < known.size(); column++) {
                String name = variant + ", column " + column;
                VerifyReport report = verify(known.get(column));
                assertThat(outcome(report)).as(name + "\n" + report.text()).isEqualTo(expected.get(column));
            }
            if (variants++ < OPENINGS) {
                assertThat(opening()).as(variant.toString()).isEqualTo(expected.get(3));
                log.restore();
            } else {
                log.undo();
            }
        }

        private VerifyReport verify(VerifyOptions options) {
            return LogVerifier.verify(log.files().directory(), options);
        }

        /** What is not found leaves the report of a sound log, which says what would be needed for more. */
        private static String outcome(VerifyReport report) {
            if (!report.holds()) {
                return "found";
            }
            boolean named = !report.findings().isEmpty()
                    || report.unchecked().stream().anyMatch(line -> line.contains("tiles that are not stored"));
            return named ? "named" : "not found";
        }

        private String opening() {
            LogFiles files = log.files();
            try (FileLog open = FileLog.open(files.directory(), files.key(), ORIGIN, new SecureRandom())) {
                VerifyReport report = verify(VerifyOptions.none());
                boolean whole = report.unchecked().stream().noneMatch(line -> line.contains("not stored"));
                assertThat(whole).isTrue();
                return open.recovery().nothing() ? "goes on" : "drops them";
            } catch (LogFault e) {
                assertThat(e.reason()).isIn(Reason.CORRUPT, Reason.KEY, Reason.MISSING);
                return "refused";
            }
        }
    }
}
