package io.jenkins.plugins.accessbroker.audit.anchor.git;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheEditor;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;

/**
 * A commit that follows another and changes one file.
 *
 * @param repository the repository that it is made in
 * @param parent the commit before; none for the first
 */
record NextCommit(Repository repository, Optional<ObjectId> parent) {
    /** Makes it. */
    ObjectId setting(String path, byte[] content, String message, Instant time) throws IOException {
        try (ObjectInserter inserter = repository.newObjectInserter()) {
            ObjectId blob = inserter.insert(Constants.OBJ_BLOB, content);
            DirCache files = files();
            DirCacheEditor editor = files.editor();
            editor.add(new DirCacheEditor.PathEdit(path) {
                @Override
                public void apply(DirCacheEntry entry) {
                    entry.setFileMode(FileMode.REGULAR_FILE);
                    entry.setObjectId(blob);
                }
            });
            editor.finish();
            PersonIdent author = new PersonIdent("access-broker", "access-broker", time, ZoneOffset.UTC);
            CommitBuilder commit = new CommitBuilder();
            commit.setTreeId(files.writeTree(inserter));
            parent.ifPresent(commit::setParentId);
            commit.setAuthor(author);
            commit.setCommitter(author);
            commit.setMessage(message);
            ObjectId id = inserter.insert(commit);
            inserter.flush();
            return id;
        }
    }

    private DirCache files() throws IOException {
        if (parent.isEmpty()) {
            return DirCache.newInCore();
        }
        try (RevWalk walk = new RevWalk(repository)) {
            return DirCache.read(
                    walk.getObjectReader(), walk.parseCommit(parent.get()).getTree());
        }
    }
}
