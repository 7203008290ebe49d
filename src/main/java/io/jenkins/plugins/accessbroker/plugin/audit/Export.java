package io.jenkins.plugins.accessbroker.plugin.audit;

import io.jenkins.plugins.accessbroker.audit.AuditEvent;
import io.jenkins.plugins.accessbroker.audit.AuditFault;
import io.jenkins.plugins.accessbroker.audit.LogEvent;
import io.jenkins.plugins.accessbroker.audit.find.Entry;
import io.jenkins.plugins.accessbroker.audit.find.EntryCsv;
import io.jenkins.plugins.accessbroker.audit.index.Query;
import io.jenkins.plugins.accessbroker.plugin.broker.AccessBroker;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.StaplerResponse2;

/** Writes all that a search finds, the newest first, a part at a time. */
final class Export {
    static final String FORMAT = "format";

    private static final Logger LOGGER = Logger.getLogger(Export.class.getName());

    private Export() {}

    /** The forms of a file. */
    enum Format {
        /** The events as the log has them, one a line. */
        JSONL("application/jsonl"),
        /** Comma-separated values with a header. */
        CSV("text/csv;charset=UTF-8");

        private final String type;

        Format(String type) {
            this.type = type;
        }

        static Optional<Format> of(List<String> names) {
            String name = names.isEmpty() ? "jsonl" : String.join(",", names);
            return switch (name) {
                case "jsonl" -> Optional.of(JSONL);
                case "csv" -> Optional.of(CSV);
                default -> Optional.empty();
            };
        }

        private String line(Entry event) {
            return this == CSV ? EntryCsv.line(event) : event.text();
        }

        private String file() {
            return this == CSV ? "access-audit.csv" : "access-audit.jsonl";
        }
    }

    /**
     * Answers a request for a file. All of it is read and proven before the first byte is sent, and read and proven again
     * while it is sent, with its length ahead of it: if the log changes between, what is sent is shorter, and no client takes
     * it for the whole.
     */
    static void write(Map<String, String[]> parameters, StaplerResponse2 rsp) throws IOException {
        Asked asked = Parameters.read(parameters, Parameters.Use.EXPORT, Instant.now());
        Optional<Format> format = Format.of(asked.values(FORMAT));
        if (asked.query().isEmpty() || format.isEmpty()) {
            AuditApi.wrong(asked.query().isEmpty() ? asked : asked.with(badFormat(asked)), rsp);
            return;
        }
        Query query;
        Size size;
        try {
            query = upToNow(asked.query().get());
            size = write(query, format.get(), OutputStream.nullOutputStream());
        } catch (SearchFault e) {
            AuditApi.fault(e, rsp);
            return;
        }
        record(asked, format.get(), size.events());
        rsp.setContentType(format.get().type);
        rsp.setHeader(
                "Content-Disposition", "attachment; filename=" + format.get().file());
        rsp.setContentLengthLong(size.bytes());
        try {
            write(query, format.get(), rsp.getOutputStream());
        } catch (SearchFault e) {
            LOGGER.log(Level.WARNING, e, () -> "an export of the audit log is broken off");
        }
    }

    /** Evidence is given out also where the log cannot be written any more. */
    private static void record(Asked asked, Format format, long events) {
        String by = Jenkins.getAuthentication2().getName();
        String query = asked.filters();
        try {
            AccessBroker.get()
                    .record(new LogEvent.Exported(
                            by,
                            format.name().toLowerCase(Locale.ROOT),
                            query.substring(0, Math.min(query.length(), AuditEvent.MAX_TEXT)),
                            events));
        } catch (AuditFault e) {
            LOGGER.log(Level.WARNING, e, () -> "it is not on the audit log that " + by + " exports of it");
        }
    }

    /** The query without what is recorded from now on. */
    private static Query upToNow(Query query) throws SearchFault {
        Query one = new Query(query.values(), query.from(), query.to(), query.words(), OptionalLong.empty(), 1);
        List<Entry> newest = AuditSearch.find(one).events();
        return query.before(newest.isEmpty() ? 0 : Long.parseLong(newest.get(0).value("sequence")) + 1);
    }

    private static ParameterProblem badFormat(Asked asked) {
        return ParameterProblem.of(FORMAT, "`jsonl` or `csv`", String.join(",", asked.values(FORMAT)));
    }

    /** How much a file has. */
    private record Size(long events, long bytes) {}

    /** Writes all that is found, and tells how much that is. */
    private static Size write(Query query, Format format, OutputStream out) throws SearchFault, IOException {
        long events = 0;
        long bytes = format == Format.CSV ? line(EntryCsv.HEAD, out) : 0;
        Found part = AuditSearch.find(query);
        while (true) {
            for (Entry event : part.events()) {
                events++;
                bytes += line(format.line(event), out);
            }
            if (part.next().isEmpty()) {
                return new Size(events, bytes);
            }
            part = AuditSearch.find(query.before(part.next().getAsLong()));
        }
    }

    private static long line(String text, OutputStream out) throws IOException {
        byte[] line = (text + "\n").getBytes(StandardCharsets.UTF_8);
        out.write(line);
        return line.length;
    }
}
