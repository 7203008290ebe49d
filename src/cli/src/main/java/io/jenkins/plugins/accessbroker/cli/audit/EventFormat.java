package io.jenkins.plugins.accessbroker.cli.audit;

import io.jenkins.plugins.accessbroker.audit.find.Entry;
import io.jenkins.plugins.accessbroker.audit.find.EntryCsv;
import io.jenkins.plugins.accessbroker.audit.find.EntryLine;
import io.jenkins.plugins.accessbroker.audit.ocsf.OcsfWriter;
import io.jenkins.plugins.accessbroker.cli.console.CliFault;
import io.jenkins.plugins.accessbroker.cli.console.WordOption;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** How events are printed. */
enum EventFormat {
    /** For a person: what matters most, on a line. */
    TEXT {
        @Override
        String line(Entry event) {
            return EntryLine.of(Long.parseLong(event.value("sequence")), event);
        }
    },
    /** The event as the log has it. */
    JSON {
        @Override
        String line(Entry event) {
            return event.text();
        }
    },
    /** As an event of the Open Cybersecurity Schema Framework. */
    OCSF {
        @Override
        String line(Entry event) throws CliFault {
            return OcsfWriter.line(event.text().getBytes(StandardCharsets.US_ASCII))
                    .orElseThrow(
                            () -> new CliFault(
                                    CliFault.Reason.INVALID,
                                    "entry " + Quote.escape(event.value("sequence"))
                                            + " has not all of its fields, or others, so it is no OCSF event: print it as `json`"));
        }
    },
    /** Comma-separated values (RFC 4180), with a header. */
    CSV {
        @Override
        Optional<String> head() {
            return Optional.of(EntryCsv.HEAD);
        }

        @Override
        String line(Entry event) {
            return EntryCsv.line(event);
        }
    };

    /** Reads the option. */
    static final class Option extends WordOption<EventFormat> {
        Option() {
            super(EventFormat.values());
        }
    }

    /** The line before all events, if there is one. */
    Optional<String> head() {
        return Optional.empty();
    }

    /** The event on a line; a fault where it cannot be written so. */
    abstract String line(Entry event) throws CliFault;
}
