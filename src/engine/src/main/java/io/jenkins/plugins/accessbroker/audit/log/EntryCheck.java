package io.jenkins.plugins.accessbroker.audit.log;

import java.util.List;

/** Reads all entries that checkpoints speak of, and compares their roots. */
final class EntryCheck {
    private final Disk disk;
    private final LogFiles files;
    private final EntryVisitor visitor;
    private final Report report;
    private final MerkleTree tree = new MerkleTree();
    private long agreed;

    EntryCheck(Disk disk, LogFiles files, EntryVisitor visitor, Report report) {
        this.disk = disk;
        this.files = files;
        this.visitor = visitor;
        this.report = report;
    }

    /** The entries that were read. */
    long entries() {
        return tree.size();
    }

    /** Compares with checkpoints, the smallest first. */
    void compare(List<Target> targets) {
        EntryScanner scanner = new EntryScanner(disk, files);
        try (scanner) {
            for (Target target : targets) {
                if (!read(scanner, target)) {
                    return;
                }
                compare(target);
            }
            remainder(scanner.end());
        } catch (LogFault e) {
            report.add(e, scanner.place());
        }
    }

    /** Whether all entries up to a checkpoint's size could be read; if not, that is reported. */
    private boolean read(EntryScanner scanner, Target target) throws LogFault {
        while (tree.size() < target.size()) {
            Scan scan = scanner.next();
            if (scan instanceof Scan.Found found) {
                visitor.entry(tree.size(), found.bytes());
                tree.append(MerkleTree.leaf(found.bytes()));
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

    private void compare(Target target) {
        Hash root = target.checkpoint().root();
        if (tree.root().equals(root)) {
            agreed = target.size();
            report.checked("the root of " + Count.entries(target.size()) + " is `" + root.base64() + "`, as `"
                    + target.name() + "` states");
        } else {
            report.add(
                    new Finding.Altered(
                            Place.of(LogFiles.ENTRIES),
                            "the root of " + Count.entries(target.size()) + " is `"
                                    + tree.root().base64() + "`, and `"
                                    + target.name() + "` states `" + root.base64() + "`: an entry from `" + agreed
                                    + "` on was changed, moved, added or removed: compare with a copy of the log that verifies"));
        }
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
