package io.jenkins.plugins.accessbroker.cli.audit;

import io.jenkins.plugins.accessbroker.audit.find.Entry;
import io.jenkins.plugins.accessbroker.audit.find.EntryCsv;
import io.jenkins.plugins.accessbroker.audit.find.EntryLine;
import io.jenkins.plugins.accessbroker.cli.console.WordOption;
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

    abstract String line(Entry event);
}
