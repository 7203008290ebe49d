package io.jenkins.plugins.accessbroker.audit.log;

import java.util.Optional;
import java.util.OptionalLong;

/** Compares the entries of a log with its stored tiles, as they are read. */
final class TileCheck {
    private final Disk disk;
    private final LogFiles files;
    private final TileStore store;
    private final Report report;
    private final TileEdge edge = new TileEdge();
    private long agreed;
    private long absent;
    private boolean fromTile;
    private OptionalLong firstOther = OptionalLong.empty();
    private Optional<TileName> firstWrong = Optional.empty();

    TileCheck(Disk disk, LogFiles files, Report report) {
        this.disk = disk;
        this.files = files;
        this.store = new TileStore(disk, files);
        this.report = report;
    }

    /** Takes a hash that is from the tile of its entry: that tile is not compared with itself. */
    void appendStored(Hash leaf) {
        fromTile = true;
        append(leaf);
        fromTile = false;
    }

    void append(Hash leaf) {
        try {
            edge.append(leaf, this::compare);
        } catch (LogFault e) {
            report.add(e, Place.of(LogFiles.TILES));
        }
    }

    private void compare(TileName name, HashTile made) throws LogFault {
        if (fromTile && name.level() == 0) {
            return;
        }
        Optional<HashTile> stored = store.read(name);
        if (stored.isEmpty()) {
            absent++;
        } else if (stored.get().equals(made)) {
            agreed++;
        } else if (firstWrong.isEmpty()) {
            firstWrong = Optional.of(name);
            firstOther = name.level() == 0 ? firstOther(name, made, stored.get()) : OptionalLong.empty();
        }
    }

    private static OptionalLong firstOther(TileName name, HashTile made, HashTile stored) {
        int at = 0;
        while (made.hashes().get(at).equals(stored.hashes().get(at))) {
            at++;
        }
        return OptionalLong.of(name.firstLeaf() + at);
    }

    /** The first entry that is not the one that was signed, where tiles that agree with what was signed tell. */
    OptionalLong altered(Target target) throws LogFault {
        if (firstOther.isEmpty() || firstOther.getAsLong() >= target.size()) {
            return OptionalLong.empty();
        }
        MerkleTree tree = new MerkleTree();
        TreeHashes stored = new TreeHashes(disk, files, target.size(), true);
        for (long at = 0; at < target.size(); at++) {
            tree.append(stored.subtree(0, at));
        }
        return tree.root().equals(target.checkpoint().root()) ? firstOther : OptionalLong.empty();
    }

    /** Says what was found, once it is known whether the entries are those that were signed. */
    void say(boolean signed) {
        if (signed && firstWrong.isPresent()) {
            report.add(new Finding.Altered(
                    Place.of(firstWrong.get().toString()),
                    "it is not made from the entries, which agree with what was signed: delete it, and the log makes it "
                            + "anew when it is opened"));
        }
        if (signed && agreed > 0 && firstWrong.isEmpty()) {
            report.checked("the tiles that are stored, `" + agreed + "`, are made from the entries");
        }
        if (absent > 0) {
            report.unchecked("`" + absent
                    + "` tiles that are not stored: nothing is lost, and the log makes them when it " + "is opened");
        }
    }
}
