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
    private long away;

    EntryCheck(Disk disk, LogFiles files, EntryVisitor visitor, Report report) {
        this.disk = disk;
        this.files = files;
        this.visitor = visitor;
        this.report = report;
        this.tiles = new TileCheck(disk, files, report);
    }

    /** The entries that were read. */
    long entries() {
        return tree.size() - away;
    }

    /** The entries of which only the hashes were read: they are in cold storage that is not at hand. */
    long away() {
        return away;
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
            sayAway(agreed == tree.size());
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
            Leaf leaf = scanner.next();
            if (leaf instanceof Leaf.Read read) {
                visitor.entry(tree.size(), read.bytes());
                tree.append(read.hash());
                tiles.append(read.hash());
            } else if (leaf instanceof Leaf.Stored stored) {
                visitor.away(tree.size());
                away++;
                tree.append(stored.hash());
                tiles.appendStored(stored.hash());
            } else if (leaf instanceof Leaf.None none) {
                unread(scanner.place(), none.scan(), target);
                return false;
            }
        }
        return true;
    }

    /** Says what of entries in cold storage was not checked. */
    private void sayAway(boolean signed) {
        if (away > 0) {
            report.unchecked(
                    "what " + Count.entries(away) + " say, which were moved to cold storage that is not at hand"
                            + (signed ? "; their hashes, in the tiles, are under the root that was signed" : "")
                            + ": give the directory that they are in now");
        }
    }

    private void unread(Place place, Scan scan, Target target) {
        String message = scan.what() + ", and `" + target.name() + "` states " + Count.entries(target.size())
                + ": compare with a copy of the log that verifies";
        report.add(
                scan instanceof Scan.Ended || scan instanceof Scan.Away
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
            Bundles.Found found = Bundles.all(disk, files).find(index);
            long size = found instanceof Bundles.Here here ? here.state().size() : 0;
            if (size > end) {
                Place place = Place.of(LogFiles.bundleName(index), end, tree.size());
                report.add(new Finding.Uncovered(place, Strays.uncovered(size - end)));
            }
        }
    }
}
