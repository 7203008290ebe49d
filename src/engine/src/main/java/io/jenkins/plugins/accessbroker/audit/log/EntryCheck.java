package io.jenkins.plugins.accessbroker.audit.log;

import java.util.List;
import java.util.OptionalLong;

/** Reads all entries that checkpoints speak of, and compares their roots. */
final class EntryCheck {
    private final Disk disk;
    private final LogFiles files;
    private final EntryVisitor visitor;
    private final Report report;
    private final MerkleTree tree = new MerkleTree();
    private final TileCheck tiles;
    private long agreed;

    EntryCheck(Disk disk, LogFiles files, EntryVisitor visitor, Report report) {
        this.disk = disk;
        this.files = files;
        this.visitor = visitor;
        this.report = report;
        this.tiles = new TileCheck(disk, files, report);
    }

    /** The entries that were read. */
    long entries() {
        return tree.size();
    }

    /** Compares with checkpoints, the smallest first. */
    void compare(List<Target> targets) {
        long limit = targets.stream().mapToLong(Target::size).max().orElse(0);
        AheadScanner scanner = new AheadScanner(disk, files, limit);
        try (scanner) {
            if (compare(scanner, targets)) {
                remainder(scanner.end());
            }
            tiles.say(agreed == tree.size());
        } catch (LogFault e) {
            report.add(e, scanner.place());
        }
    }

    /** Whether all entries could be read. */
    private boolean compare(AheadScanner scanner, List<Target> targets) throws LogFault {
        for (Target target : targets) {
            if (!read(scanner, target)) {
                return false;
            }
            compare(target);
        }
        return true;
    }

    /** Whether all entries up to a checkpoint's size could be read; if not, that is reported. */
    private boolean read(AheadScanner scanner, Target target) throws LogFault {
        while (tree.size() < target.size()) {
            Scan scan = scanner.next();
            if (scan instanceof Scan.Found found) {
                visitor.entry(tree.size(), found.bytes());
                tree.append(scanner.leaf());
                tiles.append(scanner.leaf());
            } else {
                unread(scanner.place(), scan, target);
                return false;
            }
        }
        return true;
    }

    private void unread(Place place, Scan scan, Target target) {
        String message = scan.what() + ", and `" + target.name() + "` states " + Count.entries(target.size())
                + ": compare with a copy of the log that verifies";
        report.add(
                scan instanceof Scan.Ended
                        ? new Finding.Missing(place, message)
                        : new Finding.Malformed(place, message));
        report.unchecked("the entries from `" + tree.size() + "` on, which could not be read");
    }

    private void compare(Target target) throws LogFault {
        Hash root = target.checkpoint().root();
        if (tree.root().equals(root)) {
            agreed = target.size();
            report.checked("the root of " + Count.entries(target.size()) + " is `" + root.base64() + "`, as `"
                    + target.name() + "` states");
        } else {
            report.add(new Finding.Altered(
                    Place.of(LogFiles.ENTRIES),
                    "the root of " + Count.entries(target.size()) + " is `"
                            + tree.root().base64() + "`, and `"
                            + target.name() + "` states `" + root.base64() + "`: "
                            + altered(target)
                            + ": compare with a copy of the log that verifies"));
        }
    }

    private String altered(Target target) throws LogFault {
        OptionalLong first = tiles.altered(target);
        return first.isPresent()
                ? "entry `" + first.getAsLong()
                        + "` is the first that is not the one that was signed, as the tiles tell"
                : "an entry from `" + agreed + "` on was changed, moved, added or removed";
    }

    /** Reports bytes after the last signed entry, in the bundle of that entry. */
    private void remainder(long end) throws LogFault {
        if (tree.size() > 0) {
            long index = BundlePath.indexOf(tree.size() - 1);
            long size = Watch.present(disk, files.bundle(index)).size();
            if (size > end) {
                Place place = Place.of(LogFiles.bundleName(index), end, tree.size());
                report.add(new Finding.Uncovered(place, Strays.uncovered(size - end)));
            }
        }
    }
}
