package io.jenkins.plugins.accessbroker.policy.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/** A bare repository to which tests commit. */
public final class Commits implements AutoCloseable {
    private static final PersonIdent AUTHOR = new PersonIdent("A. Committer", "a.committer@example.com");

    private final Repository repository;

    /** A new repository in a folder that is not there yet. */
    public Commits(Path folder) {
        try {
            repository = FileRepositoryBuilder.create(folder.toFile());
            repository.create(true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Commits files, by their paths, to a branch; returns the commit. */
    public String commit(String branch, Map<String, String> files) {
        return commit(branch, files, Map.of());
    }

    /** Commits files and symbolic links, by their paths, to a branch; returns the commit. */
    public String commit(String branch, Map<String, String> files, Map<String, String> links) {
        try (ObjectInserter inserter = repository.newObjectInserter()) {
            DirCacheBuilder tree = DirCache.newInCore().builder();
            for (Map.Entry<String, String> file : files.entrySet()) {
                tree.add(entry(inserter, file, FileMode.REGULAR_FILE));
            }
            for (Map.Entry<String, String> link : links.entrySet()) {
                tree.add(entry(inserter, link, FileMode.SYMLINK));
            }
            tree.finish();
            CommitBuilder commit = new CommitBuilder();
            commit.setTreeId(tree.getDirCache().writeTree(inserter));
            commit.setAuthor(AUTHOR);
            commit.setCommitter(AUTHOR);
            commit.setMessage("Change policies\n");
            ObjectId id = inserter.insert(commit);
            inserter.flush();
            RefUpdate update = repository.updateRef(Constants.R_HEADS + branch);
            update.setNewObjectId(id);
            update.setForceUpdate(true);
            update.update();
            return id.name();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        repository.close();
    }

    private static DirCacheEntry entry(ObjectInserter inserter, Map.Entry<String, String> file, FileMode mode)
            throws IOException {
        DirCacheEntry entry = new DirCacheEntry(file.getKey());
        entry.setFileMode(mode);
        entry.setObjectId(inserter.insert(Constants.OBJ_BLOB, file.getValue().getBytes(StandardCharsets.UTF_8)));
        return entry;
    }
}
