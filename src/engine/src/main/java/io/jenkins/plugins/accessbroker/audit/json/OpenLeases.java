package io.jenkins.plugins.accessbroker.audit.json;

import io.jenkins.plugins.accessbroker.audit.AuditFault;
import io.jenkins.plugins.accessbroker.audit.CredentialMark;
import io.jenkins.plugins.accessbroker.audit.log.LogEntry;
import io.jenkins.plugins.accessbroker.audit.log.LogFault;
import io.jenkins.plugins.accessbroker.audit.log.LogReader;
import io.jenkins.plugins.accessbroker.request.GrantName;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the leases of a log that are not closed: what a process that begins takes over from the one before it. Entries that
 * were moved to cold storage are not read: none of a lease that lived were moved.
 */
public final class OpenLeases {
    private OpenLeases() {}

    /**
     * Reads the first entries of the log in a directory; entries that are no events are passed over.
     *
     * @param size how many entries, usually the size of the log's checkpoint
     * @throws AuditFault if the log cannot be read
     */
    public static List<OpenLease> read(Path directory, long size) throws AuditFault {
        LeaseLedger ledger = new LeaseLedger();
        try (LogReader reader = LogReader.hot(directory, size)) {
            if (reader.pass() > 0) {
                ledger.away(0);
            }
            Optional<LogEntry> entry = reader.next();
            while (entry.isPresent()) {
                ledger.entry(entry.get().sequence(), entry.get().bytes());
                reader.pass();
                entry = reader.next();
            }
        } catch (LogFault e) {
            throw new AuditFault(AuditFault.Reason.CORRUPT, e.getMessage(), e);
        }
        return open(ledger);
    }

    private static List<OpenLease> open(LeaseLedger ledger) {
        List<OpenLease> found = new ArrayList<>();
        for (LeaseLedger.Open open : ledger.open()) {
            FlatEntry.read(ledger.opened(open.lease()))
                    .flatMap(values -> lease(open, values))
                    .ifPresent(found::add);
        }
        return List.copyOf(found);
    }

    private static Optional<OpenLease> lease(LeaseLedger.Open open, Map<String, String> values) {
        Optional<GrantName> grant = GrantName.parse(values.getOrDefault("grant", ""));
        Optional<OpenLease.Issued> issued = open.issued() ? issued(values) : Optional.empty();
        String build = values.getOrDefault("buildName", "");
        return grant.isEmpty() || open.issued() && issued.isEmpty()
                ? Optional.empty()
                : Optional.of(new OpenLease(open.lease(), open.sequence(), grant.get(), build, issued));
    }

    private static Optional<OpenLease.Issued> issued(Map<String, String> values) {
        try {
            CredentialMark mark = new CredentialMark(
                    values.getOrDefault("credential.issuer", ""),
                    values.getOrDefault("credential.id", ""),
                    values.getOrDefault("credential.sha256", ""));
            return Optional.of(new OpenLease.Issued(mark, Instant.parse(values.getOrDefault("expires", ""))));
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }
}
