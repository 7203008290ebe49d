package io.jenkins.plugins.accessbroker.audit.report;

import io.jenkins.plugins.accessbroker.audit.json.LeaseLedger;
import io.jenkins.plugins.accessbroker.audit.log.VerifyReport;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a report is made of.
 *
 * @param log the log as its reader calls it
 * @param made when the report was made
 * @param verified what the verification in whose pass the events were counted found
 * @param ledger the leases and entries that the verification followed
 * @param grants every grant of the policies that were given, with its owner's team; nothing where none were given
 */
public record Report(
        String log,
        Instant made,
        VerifyReport verified,
        LeaseLedger ledger,
        Tally tally,
        Optional<Map<String, String>> grants) {
    public Report {
        Objects.requireNonNull(log);
        Objects.requireNonNull(made);
        Objects.requireNonNull(verified);
        Objects.requireNonNull(ledger);
        Objects.requireNonNull(tally);
        grants = grants.map(TreeMap::new);
    }

    /** Whether nothing breaks the log, and every entry is an event. */
    public boolean sound() {
        return verified.holds() && ledger.unreadable().isEmpty();
    }

    /** The report as one page that needs nothing else: no network, no script. */
    public String html() {
        return new Page(this).write();
    }
}
