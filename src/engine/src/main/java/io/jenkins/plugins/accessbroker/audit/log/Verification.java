package io.jenkins.plugins.accessbroker.audit.log;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** One verification of one log. */
final class Verification {
    private final Disk disk;
    private final LogFiles files;
    private final VerifyOptions options;
    private final Report report = new Report();
    private final List<Target> held = new ArrayList<>();

    Verification(Disk disk, LogFiles files, VerifyOptions options) {
        this.disk = disk;
        this.files = files;
        this.options = options;
    }

    VerifyReport verify(EntryVisitor visitor) {
        Stated read = read();
        KeyCheck keys = new KeyCheck(disk, files, options.key(), report);
        read.fault.ifPresent(fault -> report.add(fault, Place.of(LogFiles.CHECKPOINT)));
        Optional<Target> stated = read.target;
        stated.ifPresent(keys::current);
        List<Target> handovers = keys.handovers();
        stated.ifPresent(keys::signed);
        options.held().forEach(checkpoint -> hold(checkpoint, keys));
        keys.trust(held);
        stated.ifPresent(this::notOlder);
        EntryCheck entries = new EntryCheck(disk, files, visitor, report);
        List<Target> targets = targets(stated, handovers);
        entries.compare(targets);
        strays(targets);
        limits(stated);
        return report.written(stated.map(Target::checkpoint), entries.entries(), entries.away());
    }

    /** Reads the checkpoint, before keys: beside a writer that changes its key, keys are not older than it then. */
    private Stated read() {
        try {
            byte[] bytes = Attempt.reading(
                    files.checkpoint(), () -> SmallFile.read(disk, files.checkpoint(), SignedNote.MAX_BYTES));
            return new Stated(Optional.of(Target.parse(LogFiles.CHECKPOINT, bytes)), Optional.empty());
        } catch (LogFault e) {
            return new Stated(Optional.empty(), Optional.of(e));
        }
    }

    /** The checkpoint in the directory, or why there is none. */
    private record Stated(Optional<Target> target, Optional<LogFault> fault) {}

    private void hold(HeldCheckpoint checkpoint, KeyCheck keys) {
        try {
            Target target = Target.parse(checkpoint.name(), checkpoint.note());
            if (keys.signed(target)) {
                held.add(target);
            }
        } catch (LogFault e) {
            report.add(e, Place.of(checkpoint.name()));
        }
    }

    /** A log's checkpoint is replaced before anyone is given it, so none held elsewhere is ever ahead of it. */
    private void notOlder(Target stated) {
        for (Target target : held) {
            if (target.size() > stated.size()) {
                report.add(new Finding.Altered(
                        Place.of(LogFiles.CHECKPOINT),
                        "it states " + Count.entries(stated.size()) + ", and `" + target.name()
                                + "`, held elsewhere, states " + Count.entries(target.size())
                                + ": an older state of the log was put back"));
            }
        }
    }

    private List<Target> targets(Optional<Target> stated, List<Target> handovers) {
        List<Target> all = new ArrayList<>(held);
        all.addAll(handovers);
        stated.ifPresent(all::add);
        all.sort(Comparator.comparingLong(Target::size));
        return all;
    }

    private void strays(List<Target> targets) {
        long size = targets.stream().mapToLong(Target::size).max().orElse(0);
        new Strays(disk, files, size, report::add).find();
    }

    /** Says what bytes in a directory cannot prove. */
    private void limits(Optional<Target> stated) {
        long known = held.stream().mapToLong(Target::size).max().orElse(0);
        if (held.isEmpty()) {
            report.unchecked("whether entries were cut from the end and an older checkpoint put back, or all were "
                    + "written anew by someone who has the signing key: give the latest checkpoint held elsewhere");
        } else if (stated.isPresent() && stated.get().size() > known) {
            report.unchecked("whether entries from `" + known + "` on were cut or written anew by someone who has the "
                    + "signing key: give a later checkpoint held elsewhere");
        }
        report.unchecked("whether what the entries say is true, and whether all that should be in the log was given to "
                + "it: compare them with the records of those they speak of");
    }
}
