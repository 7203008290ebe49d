package io.jenkins.plugins.accessbroker.audit.log;

import io.jenkins.plugins.accessbroker.audit.log.LogFault.Reason;
import io.jenkins.plugins.accessbroker.text.Paths;
import java.io.Closeable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Moves the full bundles that a log begins with to a directory elsewhere. Tiles stay, and so proofs do. May run beside
 * the writer.
 *
 * <p>Each bundle is copied, forced to disk, and compared with its tile, which is under the signed root; then the log notes
 * where the bundles are; only then they are deleted. Whatever comes between, each bundle is in one of the two places, and
 * a further run goes on.
 */
public final class Archive {
    private final Disk disk;
    private final LogFiles files;
    private final Path to;

    Archive(Disk disk, LogFiles files, Path to) {
        this.disk = disk;
        this.files = files;
        this.to = to;
    }

    /**
     * Moves entries, as far as they fill bundles; the bundle of the last entry stays.
     *
     * @param log the log's directory
     * @param entries how many, the first of the log: at most as many as its checkpoint covers
     * @param to the directory to move them to, outside of the log's; created if only its parent is there
     * @throws LogFault if the log is not sound, or a file cannot be read or written; then nothing is lost
     */
    public static Archived move(Path log, long entries, Path to) throws LogFault {
        Disk disk = new LocalDisk();
        LogFiles files = LogFiles.in(Attempt.reading(log, log::toRealPath));
        return new Archive(disk, files, real(to.toAbsolutePath())).move(entries);
    }

    /** The directory that is meant now, should a symbolic link to it change later. */
    private static Path real(Path to) throws LogFault {
        return Attempt.reading(
                to,
                () -> Files.exists(to)
                        ? to.toRealPath()
                        : Paths.parent(to).toRealPath().resolve(Paths.name(to)));
    }

    Archived move(long entries) throws LogFault {
        checkPlace();
        SignedCheckpoint checkpoint = checkpoint();
        long size = checkpoint.checkpoint().size();
        if (entries < 0 || entries > size) {
            throw new LogFault(
                    Reason.UNWRITABLE,
                    "cannot move `" + entries + "` entries of the audit log in `" + files.directory()
                            + "`: its checkpoint covers `" + size
                            + "`, and no other can be moved: give a number of these");
        }
        Optional<Closeable> lock = Attempt.changing("lock", files.coldLock(), () -> disk.lock(files.coldLock()));
        Closeable held = lock.orElseThrow(this::locked);
        try {
            return move(checkpoint.checkpoint(), Math.min(entries, Math.max(0, size - 1)) / BundlePath.ENTRIES);
        } finally {
            Attempt.change("unlock", files.coldLock(), held::close);
        }
    }

    private Archived move(Checkpoint checkpoint, long bundles) throws LogFault {
        List<Long> here = here(bundles);
        if (here.isEmpty()) {
            return new Archived(0, away());
        }
        checkTiles(checkpoint);
        new ColdCopies(disk, files, to).store(here);
        note(bundles * BundlePath.ENTRIES);
        delete(here);
        return new Archived(here.size() * (long) BundlePath.ENTRIES, away());
    }

    private SignedCheckpoint checkpoint() throws LogFault {
        VerifierKey key = KeyFiles.publicKey(disk, files.publicKey());
        byte[] bytes = Attempt.reading(
                files.checkpoint(), () -> SmallFile.read(disk, files.checkpoint(), SignedNote.MAX_BYTES));
        try {
            return SignedCheckpoint.open(bytes, key);
        } catch (LogFault e) {
            throw corrupt("its checkpoint `" + files.checkpoint() + "` does not hold: " + e.getMessage());
        }
    }

    private void checkPlace() throws LogFault {
        boolean within = to.startsWith(files.directory()) || files.directory().startsWith(to);
        if (within || !ColdRecord.fits(to)) {
            throw new LogFault(
                    Reason.UNWRITABLE,
                    "cannot move entries of the audit log in `" + files.directory() + "` to `" + to
                            + "`: give a directory outside of the log's");
        }
    }

    /** The first bundles that are in the log's directory; those that are not must be noted as moved. */
    private List<Long> here(long bundles) throws LogFault {
        Optional<ColdRecord> record = ColdRecord.read(disk, files);
        List<Long> here = new ArrayList<>();
        for (long bundle = 0; bundle < bundles; bundle++) {
            Path path = files.bundle(bundle);
            long at = bundle;
            if (Attempt.reading(path, () -> disk.state(path)).isPresent()) {
                here.add(bundle);
            } else if (record.filter(moved -> moved.has(at)).isEmpty()) {
                throw corrupt("`" + LogFiles.bundleName(bundle) + "` is not there, and was not moved");
            }
        }
        return here;
    }

    private long away() throws LogFault {
        return ColdRecord.read(disk, files).map(ColdRecord::entries).orElse(0L);
    }

    /** Checks that the tiles of level 0, or entries where there is no tile, make the root that is signed. */
    private void checkTiles(Checkpoint checkpoint) throws LogFault {
        TreeHashes hashes = new TreeHashes(disk, files, checkpoint.size(), true);
        MerkleTree tree = new MerkleTree();
        for (long at = 0; at < checkpoint.size(); at++) {
            tree.append(hashes.subtree(0, at));
        }
        if (!tree.root().equals(checkpoint.root())) {
            throw corrupt("its tiles do not make the root that was signed");
        }
    }

    private void note(long entries) throws LogFault {
        ColdRecord record = ColdRecord.read(disk, files)
                .map(before -> before.with(entries, to))
                .orElseGet(() -> new ColdRecord(entries, List.of(to)));
        byte[] text = record.text().getBytes(StandardCharsets.UTF_8);
        new Replacement(disk, files.newColdRecord()).write(files.coldRecord(), text);
    }

    private void delete(List<Long> bundles) throws LogFault {
        Set<Path> directories = new LinkedHashSet<>();
        for (long bundle : bundles) {
            Path path = files.bundle(bundle);
            Attempt.change("delete", path, () -> disk.delete(path));
            directories.add(Paths.parent(path));
        }
        for (Path directory : directories) {
            Attempt.change("force to disk", directory, () -> disk.forceDirectory(directory));
        }
    }

    private LogFault locked() {
        return new LogFault(
                Reason.LOCKED,
                "entries of the audit log in `" + files.directory()
                        + "` are being moved already: wait for that to end");
    }

    private LogFault corrupt(String what) {
        return ColdCopies.corrupt(files, what);
    }
}
