package io.jenkins.plugins.accessbroker.audit.json;

import io.jenkins.plugins.accessbroker.audit.AuditFault;
import io.jenkins.plugins.accessbroker.audit.log.LogEntry;
import io.jenkins.plugins.accessbroker.audit.log.LogFault;
import io.jenkins.plugins.accessbroker.audit.log.LogReader;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/** How many of the entries in a log's directory, from the first on, can be moved to cold storage. */
public final class MovableEntries {
    private MovableEntries() {}

    /**
     * The entries before the first that is of a time or later, or that is no event with a time.
     *
     * @param size how many entries to look at, usually the size of the log's checkpoint
     * @throws AuditFault if the log cannot be read
     */
    public static long before(Path directory, long size, Instant time) throws AuditFault {
        try (LogReader reader = LogReader.hot(directory, size)) {
            long count = reader.pass();
            Optional<LogEntry> entry = reader.next();
            while (entry.isPresent() && earlier(entry.get(), time)) {
                count++;
                count += reader.pass();
                entry = reader.next();
            }
            return count;
        } catch (LogFault e) {
            throw new AuditFault(AuditFault.Reason.CORRUPT, e.getMessage(), e);
        }
    }

    private static boolean earlier(LogEntry entry, Instant time) {
        try {
            return FlatEntry.read(entry.bytes())
                    .map(values ->
                            Instant.parse(values.getOrDefault("time", "")).isBefore(time))
                    .orElse(false);
        } catch (DateTimeException e) {
            return false;
        }
    }

    /**
     * The first lease whose credential works still, and whose end is not in the log. A process that begins has to find it,
     * and does not read what was moved.
     *
     * @param size how many entries to look at, usually the size of the log's checkpoint
     * @throws AuditFault if the log cannot be read
     */
    public static Optional<OpenLease> living(Path directory, long size, Instant now) throws AuditFault {
        return OpenLeases.read(directory, size).stream()
                .filter(lease -> lease.issued()
                        .filter(issued -> issued.expires().isAfter(now))
                        .isPresent())
                .findFirst();
    }
}
