package io.jenkins.plugins.accessbroker.testkit.git;

import io.jenkins.plugins.accessbroker.testkit.http.HttpAnswer;
import io.jenkins.plugins.accessbroker.testkit.http.HttpRequest;
import io.jenkins.plugins.accessbroker.testkit.http.LoopbackServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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

/** A bare repository that is served over HTTP on this machine, with commits made of texts. */
public final class ServedRepository implements AutoCloseable {
    private static final String PATH = "/policies.git";

    private final Repository repository;
    private final Map<String, Map<String, Entry>> trees = new HashMap<>();
    private volatile String credentials = "";
    private volatile String redirect = "";
    private volatile boolean pushes;
    private final List<String> authorizations = new ArrayList<>();
    private LoopbackServer server;

    private record Entry(FileMode mode, byte[] content) {}

    private ServedRepository(Repository repository) {
        this.repository = repository;
    }

    /** A repository without a commit. */
    public static ServedRepository start(Path folder) {
        try {
            Repository repository =
                    FileRepositoryBuilder.create(folder.resolve("served.git").toFile());
            repository.create(true);
            ServedRepository served = new ServedRepository(repository);
            served.server = LoopbackServer.start(served::answer);
            return served;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From now on this user and token are asked for. */
    public ServedRepository demand(String user, String token) {
        credentials =
                "Basic " + Base64.getEncoder().encodeToString((user + ":" + token).getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** From now on it takes pushes. */
    public ServedRepository takePushes() {
        pushes = true;
        return this;
    }

    /** From now on everything is answered with a redirection to another place. */
    public void redirectTo(String other) {
        redirect = other;
    }

    /** The address. */
    public String url() {
        return server.endpoint() + PATH;
    }

    /** The repository's directory. */
    public Path directory() {
        return repository.getDirectory().toPath();
    }

    /** The header lines by which clients said who they are. */
    public List<String> authorizations() {
        synchronized (authorizations) {
            return List.copyOf(authorizations);
        }
    }

    /**
     * Commits changes on a branch.
     *
     * @param author name and e-mail address
     * @param changes the text of each file that is changed, by its path; {@code null} removes it
     * @return the commit's id
     */
    public String commit(String branch, PersonIdent author, Map<String, String> changes) {
        List<String> parents = head(branch).map(List::of).orElse(List.of());
        return commit(branch, author, parents, changes);
    }

    /** Commits changes on a branch as the child of given commits; the files are those of the first of them. */
    public String commit(String branch, PersonIdent author, List<String> parents, Map<String, String> changes) {
        Map<String, Entry> tree = new TreeMap<>(parents.isEmpty() ? Map.of() : trees.get(parents.get(0)));
        changes.forEach((path, text) -> {
            if (text == null) {
                tree.remove(path);
            } else {
                tree.put(path, new Entry(FileMode.REGULAR_FILE, text.getBytes(StandardCharsets.UTF_8)));
            }
        });
        return write(branch, author, parents, tree);
    }

    /** Commits a symbolic link on a branch. */
    public String link(String branch, PersonIdent author, String path, String target) {
        List<String> parents = head(branch).map(List::of).orElse(List.of());
        Map<String, Entry> tree = new TreeMap<>(parents.isEmpty() ? Map.of() : trees.get(parents.get(0)));
        tree.put(path, new Entry(FileMode.SYMLINK, target.getBytes(StandardCharsets.UTF_8)));
        return write(branch, author, parents, tree);
    }

    /** Lets a branch be at a commit, whatever it was at. */
    public void reset(String branch, String commit) {
        try {
            RefUpdate update = repository.updateRef(Constants.R_HEADS + branch);
            update.setNewObjectId(ObjectId.fromString(commit));
            update.forceUpdate();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The commit that a branch is at. */
    public Optional<String> head(String branch) {
        try {
            return Optional.ofNullable(repository.resolve(Constants.R_HEADS + branch))
                    .map(ObjectId::name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.close();
        repository.close();
    }

    private String write(String branch, PersonIdent author, List<String> parents, Map<String, Entry> tree) {
        try (ObjectInserter inserter = repository.newObjectInserter()) {
            DirCacheBuilder cache = DirCache.newInCore().builder();
            for (Map.Entry<String, Entry> file : tree.entrySet()) {
                DirCacheEntry entry = new DirCacheEntry(file.getKey());
                entry.setFileMode(file.getValue().mode());
                entry.setObjectId(
                        inserter.insert(Constants.OBJ_BLOB, file.getValue().content()));
                cache.add(entry);
            }
            cache.finish();
            CommitBuilder commit = new CommitBuilder();
            commit.setTreeId(cache.getDirCache().writeTree(inserter));
            commit.setParentIds(parents.stream().map(ObjectId::fromString).toList());
            commit.setAuthor(author);
            commit.setCommitter(author);
            commit.setMessage("Change\n");
            ObjectId id = inserter.insert(commit);
            inserter.flush();
            trees.put(id.name(), tree);
            reset(branch, id.name());
            return id.name();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpAnswer answer(HttpRequest request) {
        if (!redirect.isEmpty()) {
            return HttpAnswer.empty(302).with("Location", redirect + request.path() + "?" + request.query());
        }
        String authorization = request.value("Authorization");
        if (!authorization.isEmpty()) {
            synchronized (authorizations) {
                authorizations.add(authorization);
            }
        }
        if (!credentials.isEmpty() && !authorization.equals(credentials)) {
            return HttpAnswer.empty(401).with("WWW-Authenticate", "Basic realm=\"policies\"");
        }
        boolean advertises = request.path().equals(PATH + "/info/refs");
        String service = advertises
                ? request.query().replace("service=", "")
                : request.path().substring(PATH.length() + 1);
        return service.equals("git-upload-pack") || pushes && service.equals("git-receive-pack")
                ? SmartHttp.answer(repository, service, advertises, request)
                : HttpAnswer.empty(403);
    }
}
