package io.jenkins.plugins.accessbroker.plugin.audit;

import io.jenkins.plugins.accessbroker.audit.find.Entry;
import io.jenkins.plugins.accessbroker.audit.find.EntryCsv;
import io.jenkins.plugins.accessbroker.audit.index.Query;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kohsuke.stapler.StaplerResponse2;

/** Writes all that a search finds, the newest first, a part at a time. */
final class Export {
    static final String FORMAT = "format";

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
     * Answers a request for a file. What goes wrong before the first event is told with a status; afterwards the connection
     * is broken off, so that nobody takes a part for the whole.
     */
    static void write(Map<String, String[]> parameters, StaplerResponse2 rsp) throws IOException {
        Asked asked = Parameters.read(parameters, Parameters.Use.EXPORT, Instant.now());
        Optional<Format> format = Format.of(asked.values(FORMAT));
        if (asked.query().isEmpty() || format.isEmpty()) {
            AuditApi.wrong(asked.query().isEmpty() ? asked : asked.with(badFormat(asked)), rsp);
            return;
        }
        try {
            Found first = AuditSearch.find(asked.query().get());
            rsp.setContentType(format.get().type);
            rsp.setHeader(
                    "Content-Disposition",
                    "attachment; filename=" + format.get().file());
            write(asked.query().get(), first, format.get(), rsp);
        } catch (SearchFault e) {
            AuditApi.fault(e, rsp);
        }
    }

    private static ParameterProblem badFormat(Asked asked) {
        return ParameterProblem.of(FORMAT, "`jsonl` or `csv`", String.join(",", asked.values(FORMAT)));
    }

    private static void write(Query query, Found first, Format format, StaplerResponse2 rsp) throws IOException {
        Writer out = new BufferedWriter(new OutputStreamWriter(rsp.getOutputStream(), StandardCharsets.UTF_8));
        if (format == Format.CSV) {
            out.write(EntryCsv.HEAD + "\n");
        }
        Found part = first;
        while (true) {
            for (Entry event : part.events()) {
                out.write(format.line(event) + "\n");
            }
            if (part.next().isEmpty()) {
                break;
            }
            out.flush();
            rsp.flushBuffer();
            part = next(query.before(part.next().getAsLong()));
        }
        out.flush();
    }

    private static Found next(Query query) throws IOException {
        try {
            return AuditSearch.find(query);
        } catch (SearchFault e) {
            throw new IOException("the export is broken off: " + e.getMessage(), e);
        }
    }
}
