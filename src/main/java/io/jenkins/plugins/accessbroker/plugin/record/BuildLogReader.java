package io.jenkins.plugins.accessbroker.plugin.record;

import io.jenkins.plugins.accessbroker.audit.json.EventReader;
import io.jenkins.plugins.accessbroker.audit.json.Reading;
import io.jenkins.plugins.accessbroker.audit.json.RecordedEvent;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Reads builds' copies of entries, all of them together within one bound of bytes. */
final class BuildLogReader {
    /** Bytes that are read for one page. */
    static final long MAX_BYTES = 32L * 1024 * 1024;
    /** Lines that are named which cannot be read. */
    static final int MAX_NAMED = 10;
    /** Bytes of an entry at most. */
    private static final int MAX_LINE = 65_535;

    private long left;

    /**
     * What is wrong with a copy.
     *
     * @param unreadable how many lines are no entries
     * @param first what is wrong with the first of them
     * @param whole whether the file was read to its end
     */
    record Damage(long unreadable, List<String> first, boolean whole) {
        Damage {
            first = List.copyOf(first);
        }
    }

    BuildLogReader(long bytes) {
        left = bytes;
    }

    /** Whether anything may still be read. */
    boolean mayRead() {
        return left > 0;
    }

    /** Reads a file's events in their order. A line that is no event is counted and left out. */
    Damage read(Path file, Consumer<RecordedEvent> events) {
        Lines lines = new Lines(events);
        try (InputStream in =
                new BufferedInputStream(Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS), MAX_LINE)) {
            for (int b = next(in); b >= 0; b = next(in)) {
                lines.take(b);
            }
            boolean whole = left > 0;
            if (whole) {
                lines.end();
            }
            return new Damage(lines.unreadable, lines.first, whole);
        } catch (IOException | RuntimeException e) {
            return new Damage(lines.unreadable, lines.first, false);
        }
    }

    private int next(InputStream in) throws IOException {
        return left-- > 0 ? in.read() : -1;
    }

    /** The lines of one file. */
    private static final class Lines {
        private final Consumer<RecordedEvent> events;
        private final ByteArrayOutputStream line = new ByteArrayOutputStream(4_096);
        private final List<String> first = new ArrayList<>();
        private long number = 1;
        private long unreadable;
        private boolean tooLong;

        Lines(Consumer<RecordedEvent> events) {
            this.events = events;
        }

        void take(int b) {
            if (b == '\n') {
                complete();
            } else if (line.size() < MAX_LINE) {
                line.write(b);
            } else {
                tooLong = true;
            }
        }

        /** What follows the last line's end was not written to its end. */
        void end() {
            if (line.size() > 0) {
                unreadable("it is cut off");
            }
        }

        private void complete() {
            if (tooLong) {
                unreadable("it is longer than an entry can be");
            } else {
                Reading reading = EventReader.read(line.toByteArray());
                if (reading instanceof Reading.Readable readable) {
                    events.accept(readable.event());
                } else if (reading instanceof Reading.Unreadable none) {
                    unreadable(none.why());
                }
            }
            line.reset();
            tooLong = false;
            number++;
        }

        private void unreadable(String why) {
            unreadable++;
            if (first.size() < MAX_NAMED) {
                first.add(Messages.BuildLogReader_line(number, Shown.of(why)));
            }
        }
    }
}
