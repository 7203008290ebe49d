package io.jenkins.plugins.accessbroker.audit;

import java.util.Objects;
import java.util.Optional;

/** Something that happened to the log itself. */
public sealed interface LogEvent extends AuditEvent {

    /**
     * A program that opened the log is about to write its first event.
     *
     * @param origin the log's name
     * @param key the public key that verifies it from here on
     * @param program what opened it, with its version; at most {@value AuditEvent#MAX_TEXT} characters
     */
    record Opened(String origin, String key, String program) implements LogEvent {
        public Opened {
            Objects.requireNonNull(origin);
            Objects.requireNonNull(key);
            Texts.bounded("the name of a program", program);
        }
    }

    /**
     * The end of the log was not in order when it was opened.
     *
     * @param entriesKept entries that a signed checkpoint covered and nobody was told of: they are kept
     * @param bytesDropped bytes that no signed checkpoint covered: they are gone
     */
    record Recovered(long entriesKept, long bytesDropped) implements LogEvent {
        public Recovered {
            if (entriesKept < 0 || bytesDropped < 0) {
                throw new IllegalArgumentException("a recovery has negative numbers");
            }
        }
    }

    /**
     * The log was recomputed from its bytes by a program that may write to it.
     *
     * @param by who asked for it; nobody where it is done by itself
     * @param size the entries that were read
     * @param sound whether nothing was found that breaks the log
     * @param findings what was found, in numbers
     */
    record Verified(Optional<String> by, long size, boolean sound, long findings) implements LogEvent {
        public Verified {
            by.ifPresent(name -> Texts.bounded("the name of who verifies", name));
            if (size < 0 || findings < 0) {
                throw new IllegalArgumentException("a verification has negative numbers");
            }
        }
    }

    /**
     * Events were given out by a program that may write to the log.
     *
     * @param by who got them
     * @param format the form in which: {@code json}, {@code csv}, ...
     * @param query which events were asked for, in words; at most {@value AuditEvent#MAX_TEXT} characters
     * @param events how many events that are at most
     */
    record Exported(String by, String format, String query, long events) implements LogEvent {
        public Exported {
            Texts.bounded("the name of who exports", by);
            Texts.bounded("the format of an export", format);
            Texts.bounded("the query of an export", query);
            if (events < 0) {
                throw new IllegalArgumentException("an export has a negative number of events");
            }
        }
    }
}
