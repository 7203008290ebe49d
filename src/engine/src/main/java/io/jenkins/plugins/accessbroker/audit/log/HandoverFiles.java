package io.jenkins.plugins.accessbroker.audit.log;

import io.jenkins.plugins.accessbroker.audit.log.LogFault.Reason;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/** Reads the handovers that a log has stored. */
final class HandoverFiles {
    /** Handovers that are looked at: a bound of this program. */
    private static final int MOST = 4096;

    /** A size: decimal, without leading zeroes, within a long. */
    private static final Pattern SIZE = Pattern.compile("[1-9][0-9]{0,17}");

    private final Disk disk;
    private final LogFiles files;
    private final Report report;

    HandoverFiles(Disk disk, LogFiles files, Report report) {
        this.disk = disk;
        this.files = files;
        this.report = report;
    }

    static String name(Handover handover) {
        return LogFiles.HANDOVERS + "/" + handover.size();
    }

    /** The handovers that hold, the smallest first, as far as each follows the one before; what is wrong is reported. */
    List<Handover> read() {
        List<Handover> chain = new ArrayList<>();
        for (Handover handover : all()) {
            if (chain.isEmpty() || chain.get(chain.size() - 1).to().equals(handover.from())) {
                chain.add(handover);
            } else {
                report.add(new Finding.Altered(
                        Place.of(name(handover)),
                        "it is from the key `" + handover.from() + "`, and the log's key was `"
                                + chain.get(chain.size() - 1).to() + "`: put back the handovers that the log had"));
            }
        }
        return List.copyOf(chain);
    }

    private List<Handover> all() {
        List<Handover> found = new ArrayList<>();
        for (String name : names()) {
            Place place = Place.of(LogFiles.HANDOVERS + "/" + Quote.escape(name));
            if (SIZE.matcher(name).matches()) {
                try {
                    found.add(one(Long.parseLong(name)));
                } catch (LogFault e) {
                    report.add(e, place);
                }
            } else if (!files.handovers().resolve(name).equals(files.newHandover())) {
                report.add(new Finding.Stray(place, "it is not a handover: find out who put it there"));
            }
        }
        found.sort(Comparator.comparingLong(Handover::size));
        return found;
    }

    private List<String> names() {
        try {
            Path directory = files.handovers();
            return Attempt.reading(directory, () -> disk.state(directory)).isEmpty()
                    ? List.of()
                    : Attempt.reading(directory, () -> disk.list(directory, MOST));
        } catch (LogFault e) {
            report.add(e, Place.of(LogFiles.HANDOVERS));
            return List.of();
        }
    }

    private Handover one(long size) throws LogFault {
        Path path = files.handover(size);
        byte[] bytes = Attempt.reading(path, () -> SmallFile.read(disk, path, SignedNote.MAX_BYTES));
        return Handover.open(bytes)
                .filter(handover -> handover.size() == size)
                .orElseThrow(() -> new LogFault(
                        Reason.CORRUPT, "it is not the handover of one key to another at `" + size + "` entries"));
    }
}
