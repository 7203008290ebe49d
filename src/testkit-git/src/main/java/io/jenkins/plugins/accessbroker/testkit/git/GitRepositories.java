package io.jenkins.plugins.accessbroker.testkit.git;

import io.jenkins.plugins.accessbroker.testkit.github.GitBackend;
import io.jenkins.plugins.accessbroker.testkit.http.HttpAnswer;
import io.jenkins.plugins.accessbroker.testkit.http.HttpRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
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

/** Bare repositories below a folder, by {@code owner/name}, each with a branch {@code main}. */
public final class GitRepositories implements GitBackend, AutoCloseable {
    private static final PersonIdent AUTHOR = new PersonIdent("A. Committer", "a.committer@example.com");

    private final Path folder;
    private final Map<String, Repository> open = new ConcurrentHashMap<>();

    /** None yet. */
    public GitRepositories(Path folder) {
        this.folder = folder;
    }

    /**
     * Makes a repository with one commit.
     *
     * @param files text by path
     * @param submodules repositories that are here, by the path at which their branch {@code main} is taken in
     */
    public GitRepositories create(String name, Map<String, String> files, Map<String, String> submodules) {
        try {
            Repository repository =
                    FileRepositoryBuilder.create(folder.resolve(name + ".git").toFile());
            repository.create(true);
            repository.updateRef(Constants.HEAD).link(Constants.R_HEADS + "main");
            commit(repository, files, submodules);
            open.put(name, repository);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes a repository of files. */
    public GitRepositories create(String name, Map<String, String> files) {
        return create(name, files, Map.of());
    }

    /** The commit that a branch is at; nothing if there is no such branch. */
    public Optional<String> head(String name, String branch) {
        try {
            return Optional.ofNullable(open.get(name).resolve(Constants.R_HEADS + branch))
                    .map(ObjectId::name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public HttpAnswer answer(String name, String service, boolean advertises, HttpRequest request) {
        Repository repository = open.get(name);
        if (repository == null) {
            return HttpAnswer.text(404, "text/plain", "Repository not found.\n");
        }
        return SmartHttp.answer(repository, service, advertises, request);
    }

    @Override
    public void close() {
        open.values().forEach(Repository::close);
    }

    private void commit(Repository repository, Map<String, String> files, Map<String, String> submodules)
            throws IOException {
        try (ObjectInserter inserter = repository.newObjectInserter()) {
            DirCacheBuilder tree = DirCache.newInCore().builder();
            for (Map.Entry<String, String> file : files.entrySet()) {
                byte[] text = file.getValue().getBytes(StandardCharsets.UTF_8);
                tree.add(entry(file.getKey(), FileMode.REGULAR_FILE, inserter.insert(Constants.OBJ_BLOB, text)));
            }
            for (Map.Entry<String, String> submodule : submodules.entrySet()) {
                String head = head(submodule.getValue(), "main").orElseThrow();
                tree.add(entry(submodule.getKey(), FileMode.GITLINK, ObjectId.fromString(head)));
            }
            tree.finish();
            CommitBuilder commit = new CommitBuilder();
            commit.setTreeId(tree.getDirCache().writeTree(inserter));
            commit.setAuthor(AUTHOR);
            commit.setCommitter(AUTHOR);
            commit.setMessage("Begin\n");
            ObjectId id = inserter.insert(commit);
            inserter.flush();
            RefUpdate update = repository.updateRef(Constants.R_HEADS + "main");
            update.setNewObjectId(id);
            update.update();
        }
    }

    private static DirCacheEntry entry(String path, FileMode mode, ObjectId id) {
        DirCacheEntry entry = new DirCacheEntry(path);
        entry.setFileMode(mode);
        entry.setObjectId(id);
        return entry;
    }
}
